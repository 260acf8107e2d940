-- The frame's own tables: outbox, relay cursor, inbox, versions seen, parked events.
-- Every service's database has them. The role that runs may read and write rows, but owns nothing.

-- One row: which life of the database this is. A restore from a backup starts a new epoch, because transaction ids
-- may start again lower than those that were already sent.
create table outbox_epochs (
    is_only boolean primary key default true check (is_only),
    epoch integer not null default 1 check (epoch >= 1)
);
insert into outbox_epochs default values;

-- Facts on their way to Kafka, and the log they can be sent again from. Rows are never updated: the relay's cursor
-- moves over (epoch, xid, outbox_id). xid says in which order transactions may be read (see relay_cursors).
create table outbox (
    recorded_on date not null default current_date,
    epoch integer not null,
    xid xid8 not null default pg_current_xact_id(),
    outbox_id bigint generated always as identity,
    event_id text not null,
    topic text not null,
    key text not null,
    event_type text not null,
    value bytea not null,
    traceparent text,
    tracestate text,
    recorded_at timestamptz not null default clock_timestamp()
) partition by range (recorded_on);
create table outbox_default partition of outbox default;
create index outbox_order on outbox (epoch, xid, outbox_id);

-- How far the relay has sent. fencing grows each time a relay takes over: a relay that lost its place writes nothing.
create table relay_cursors (
    relay text primary key,
    epoch integer not null default 0,
    xid xid8 not null default '0',
    outbox_id bigint not null default 0,
    recorded_on date not null default '2000-01-01',
    fencing bigint not null default 0,
    holder text,
    moved_at timestamptz
);
insert into relay_cursors (relay) values ('outbox');

-- Events whose effect is in this database, one row for each consumer and event.
create table inbox (
    consumer text not null,
    event_id text not null,
    received_at timestamptz not null default now(),
    primary key (consumer, event_id)
);
create index inbox_age on inbox (received_at);

-- The newest version of each aggregate whose effect is here.
create table aggregate_versions (
    consumer text not null,
    topic text not null,
    aggregate_id text not null,
    version bigint not null,
    primary key (consumer, topic, aggregate_id)
);

-- Events that wait, in the order of their key. cause: undecodable, unknown-version, poison (these three are dead
-- letters) or gap (the version before it has no effect here yet, because it is missing or waits itself).
create table parked_events (
    parked_id bigint generated always as identity primary key,
    consumer text not null,
    topic text not null,
    partition_number integer not null,
    offset_number bigint not null,
    key text not null,
    event_id text,
    event_type text,
    aggregate_version bigint,
    value bytea not null,
    traceparent text,
    cause text not null check (cause in ('undecodable', 'unknown-version', 'poison', 'gap')),
    error_class text,
    attempts integer not null default 1,
    parked_at timestamptz not null default now(),
    replay_requested_at timestamptz,
    released_at timestamptz,
    outcome text check (outcome in ('applied', 'duplicate', 'discarded')),
    check ((released_at is null) = (outcome is null))
);
create unique index parked_events_once on parked_events (consumer, topic, partition_number, offset_number);
create index parked_events_waiting on parked_events (consumer, topic, key, aggregate_version)
    where released_at is null;

-- Makes the partitions of the coming days and drops those older than the retention whose rows are all sent.
-- It runs with its owner's rights, because the role that runs the service owns no table.
create function keep_outbox_partitions(days_ahead integer, retention_days integer) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    home text := (select n.nspname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                  where p.proname = 'keep_outbox_partitions' limit 1);
    day date;
    name text;
    sent_until date;
    dropped integer := 0;
begin
    for day in select generate_series(current_date + 1, current_date + days_ahead, interval '1 day')::date loop
        name := 'outbox_' || to_char(day, 'YYYYMMDD');
        if to_regclass(format('%I.%I', home, name)) is null then
            execute format('create table %I.%I partition of %I.outbox for values from (%L) to (%L)',
                           home, name, home, day, day + 1);
        end if;
    end loop;
    execute format('select min(recorded_on) from %I.relay_cursors', home) into sent_until;
    for name in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        join pg_class parent on parent.oid = i.inhparent join pg_namespace n on n.oid = parent.relnamespace
        where parent.relname = 'outbox' and n.nspname = home and c.relname ~ '^outbox_[0-9]{8}$'
    loop
        day := to_date(substr(name, 8), 'YYYYMMDD');
        if day < current_date - retention_days and day < sent_until - 1 then
            execute format('drop table %I.%I', home, name);
            dropped := dropped + 1;
        end if;
    end loop;
    execute format('delete from %I.outbox_default where recorded_on < current_date - $1 and recorded_on < $2 - 1', home)
        using retention_days, sent_until;
    return dropped;
end $$;
