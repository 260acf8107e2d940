-- What the signals worker has seen and said. Each row is written by its key: seeing an event twice changes nothing.
create table observed_incidents (
    incident_id text primary key,
    event_id text not null,
    site text not null,
    workflow text not null,
    step text not null,
    step_name text,
    severity text not null,
    departments jsonb not null,
    opened_at timestamptz not null
);
create index observed_incidents_of_step on observed_incidents (site, workflow, step, opened_at);
create index observed_incidents_age on observed_incidents (opened_at);

create table observed_rounds (
    round_id text primary key,
    version bigint not null check (version >= 1),
    is_settled boolean not null,
    state jsonb not null
);
create index observed_rounds_open on observed_rounds (round_id) where not is_settled;

-- The last thing said about each signal.
create table told_signals (
    signal_id text collate "C" primary key,
    version bigint not null check (version >= 1),
    is_raised boolean not null,
    document jsonb not null
);
create index told_signals_raised on told_signals (signal_id) where is_raised;

-- Values that the signals worker could not read or weigh, for a person to look at. No value is lost by a skipped one:
-- signals are worked out anew from the windows.
create table unread_observations (
    topic text not null,
    partition_number integer not null,
    offset_number bigint not null,
    error_class text not null,
    value bytea not null,
    seen_at timestamptz not null default now(),
    primary key (topic, partition_number, offset_number)
);

do $$
declare
    name text;
begin
    foreach name in array array['observed_incidents', 'observed_rounds', 'told_signals', 'unread_observations']
    loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format($policy$create policy kept_by_service on %I
            using (current_setting('app.subject', true) like 'service:%%')
            with check (current_setting('app.subject', true) like 'service:%%')$policy$, name);
    end loop;
end $$;
