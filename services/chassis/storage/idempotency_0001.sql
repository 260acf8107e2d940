-- Answers already given, by who asked and under which key, so that a command asked twice is done once.
-- The row is written before the work, in the work's own transaction: a second request with the same key waits for it
-- and then reads the answer. status is null only inside the transaction that is still at work.
create table idempotency_keys (
    subject text not null check (length(subject) between 1 and 255),
    key text not null check (length(key) between 1 and 255),
    method_path text not null,
    fingerprint bytea not null check (length(fingerprint) = 32),
    status smallint check (status between 200 and 399),
    headers jsonb,
    body bytea,
    created_at timestamptz not null default now(),
    primary key (subject, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);

-- An answer may hold what only its asker may read. The service itself sees all rows, to drop the old ones.
alter table idempotency_keys enable row level security;
alter table idempotency_keys force row level security;
create policy idempotency_keys_own on idempotency_keys
    using (subject = nullif(current_setting('app.subject', true), '')
           or current_setting('app.subject', true) like 'service:%');
