-- What the actor was called at that moment, as the sign-in told it. It stays here: events carry the subject alone.
alter table moments add column actor_name text check (length(actor_name) between 1 and 255);
