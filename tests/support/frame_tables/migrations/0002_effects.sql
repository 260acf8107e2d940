-- One row for each effect that a handler had: a second one for the same event would be seen.
create table effects (
    effect_id bigint generated always as identity primary key,
    event_id text not null,
    aggregate_id text not null,
    aggregate_version bigint not null,
    name text not null
);
