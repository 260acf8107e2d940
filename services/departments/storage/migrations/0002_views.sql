-- Everything here can be built anew from the log. An epoch is one such building: a new one is folded beside the old,
-- which is served until the new one has caught up.
create table epochs (
    epoch integer primary key check (epoch >= 1),
    status text not null check (status in ('building', 'serving', 'retired')),
    begun_at timestamptz not null default now(),
    served_at timestamptz,
    retired_at timestamptz,
    -- The newest change that retention has dropped from the log: a reader from before it has to begin anew.
    pruned_xid xid8 not null default '0',
    pruned_change_id bigint not null default 0
);
create unique index epochs_one_serving on epochs ((true)) where status = 'serving';
create unique index epochs_one_building on epochs ((true)) where status = 'building';
insert into epochs (epoch, status, served_at) values (1, 'serving', now());

-- The newest full state of each thing that facts are about.
create table aggregates (
    epoch integer not null,
    kind text not null,
    aggregate_id text collate "C" not null,
    version bigint not null check (version >= 1),
    site text,
    department text,
    workflow text,
    is_over boolean not null,
    mark jsonb not null,
    traceparent text,
    state jsonb not null,
    primary key (epoch, kind, aggregate_id)
);
create index aggregates_of_workflow on aggregates (epoch, workflow, site)
    where not is_over and kind <> 'proficiency';
create index aggregates_of_site on aggregates (epoch, site)
    where not is_over and kind <> 'proficiency';
create index aggregates_learners on aggregates (epoch, workflow, site, department)
    where kind = 'proficiency';
create index aggregates_over on aggregates
    (epoch, workflow, site, department, (mark ->> 'at') collate "C" desc, (mark ->> 'event_id') collate "C" desc)
    where is_over and kind = 'incident';

-- Departments by the names that each site gives them.
create table department_names (
    epoch integer not null,
    department text not null,
    site text not null,
    name text not null,
    primary key (epoch, department, site)
);
create index department_names_of_site on department_names (epoch, site);

-- One sequence for all rows that are shown: a row that goes and comes back has a higher version than before.
create sequence view_versions;

create table cells (
    epoch integer not null,
    cell_id text collate "C" not null,
    site text not null,
    department text not null,
    workflow text not null,
    site_name text not null,
    state text not null check (state in ('ready', 'at-risk', 'not-ready', 'unknown')),
    changed_at text not null,
    content jsonb not null,
    digest text not null,
    version bigint not null,
    primary key (epoch, cell_id)
);
create index cells_of_department on cells (epoch, department, site)
    include (state, version, changed_at, site_name);
create index cells_of_workflow on cells (epoch, workflow, site);
create index cells_of_site on cells (epoch, site);

create table cards (
    epoch integer not null,
    department text not null,
    card_id text collate "C" not null,
    kind text not null,
    urgency smallint not null check (urgency between 0 and 3),
    source_kind text not null,
    source_id text not null,
    site text,
    workflow text,
    changed_at text not null,
    content jsonb not null,
    digest text not null,
    version bigint not null,
    primary key (epoch, department, card_id)
);
create index cards_counted on cards (epoch, department, kind, urgency);
create index cards_of_source on cards (epoch, source_kind, source_id);
create index cards_of_workflow on cards (epoch, workflow);
create index cards_of_site on cards (epoch, site);

-- Which rows of which department changed, in the order in which they may be read: xid and change_id, below the oldest
-- transaction that is still open. Only names are kept; what a row says now is in the tables above.
create table view_changes (
    xid xid8 not null default pg_current_xact_id(),
    change_id bigint generated always as identity,
    epoch integer not null,
    department text not null,
    payload jsonb not null,
    traceparent text,
    changed_at timestamptz not null default clock_timestamp(),
    primary key (epoch, xid, change_id)
);
create index view_changes_of_department on view_changes (epoch, department, xid, change_id);
create index view_changes_age on view_changes (changed_at);

do $$
declare
    name text;
begin
    foreach name in array array['epochs', 'aggregates', 'department_names', 'cells', 'cards', 'view_changes']
    loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format($policy$create policy kept_by_service on %I
            using (current_setting('app.subject', true) like 'service:%%')
            with check (current_setting('app.subject', true) like 'service:%%')$policy$, name);
    end loop;
    foreach name in array array['epochs', 'department_names']
    loop
        execute format($policy$create policy known_to_all on %I for select
            using (nullif(current_setting('app.subject', true), '') is not null)$policy$, name);
    end loop;
    -- A department is seen by its own people and by those who look after all of them.
    foreach name in array array['cells', 'cards', 'view_changes']
    loop
        execute format($policy$create policy seen_by_department on %I for select
            using (nullif(current_setting('app.subject', true), '') is not null
                   and ((select string_to_array(current_setting('app.departments', true), ','))
                            && array[department, '*']
                        or (select string_to_array(current_setting('app.roles', true), ',')
                            && array['programme-lead', 'executive', 'command-centre'])))$policy$, name);
    end loop;
end $$;
