-- Copies of what others own: each row is the newest that came, by its owner's version.
create table sites (
    site text primary key,
    name text not null,
    version bigint not null
);

create table site_staff (
    site text not null references sites on delete cascade,
    department text not null,
    role text not null,
    shift text not null,
    headcount integer not null check (headcount >= 0),
    primary key (site, department, role, shift)
);

create table workflows (
    workflow text primary key,
    name text not null,
    version bigint not null
);

create table standards (
    workflow text primary key,
    content_hash text not null,
    version bigint not null
);

-- One row a workflow: whoever holds it may change the workflow's lessons. A delta and its last signature may arrive
-- at the same moment in two transactions; the one that waits here sees the other's rows.
create table curricula (
    workflow text primary key
);

create table signed_hashes (
    workflow text not null references curricula,
    content_hash text not null,
    round_id text not null,
    primary key (workflow, content_hash)
);

-- Deltas that are not taught yet; a row goes when it is taught or overtaken.
create table waiting_deltas (
    workflow text not null references curricula,
    site text not null,
    version bigint not null,
    content_hash text not null,
    department text not null,
    roles jsonb not null,
    primary key (workflow, site, version)
);

create table site_curricula (
    workflow text not null references curricula,
    site text not null,
    taught_delta bigint not null check (taught_delta >= 1),
    primary key (workflow, site)
);

create table lessons (
    lesson_id text collate "C" primary key,
    workflow text not null,
    site text not null,
    role text not null,
    department text not null,
    version bigint not null check (version >= 1),
    content_hash text not null,
    minutes integer not null,
    items jsonb not null,
    is_withdrawn boolean not null default false,
    prepared_at timestamptz not null
);
create index lessons_of_site on lessons (site, role);
create index lessons_of_workflow on lessons (workflow, site);
create index lessons_of_department on lessons (department, site);

-- What a learner holds of a lesson, under the content hash of the last attempt; attempts counts those of every hash.
create table proficiencies (
    lesson_id text collate "C" not null references lessons,
    learner text collate "C" not null,
    attempts bigint not null check (attempts >= 1),
    content_hash text not null,
    holds text check (holds in ('attended', 'passed', 'demonstrated', 'observed')),
    primary key (lesson_id, learner)
);
create index proficiencies_of_learner on proficiencies (learner);

-- Every attempt, failed ones too. Rows are only added: there is no policy by which one could be changed or removed.
create table attempts (
    lesson_id text collate "C" not null references lessons,
    learner text collate "C" not null,
    number bigint not null check (number >= 1),
    attempt_id text not null unique,
    content_hash text not null,
    level text not null check (level in ('attended', 'passed', 'demonstrated', 'observed')),
    outcome text not null check (outcome in ('reached', 'not-reached')),
    holds text check (holds in ('attended', 'passed', 'demonstrated', 'observed')),
    observed_by text check (observed_by <> learner),
    recorded_by text not null,
    recorded_at timestamptz not null,
    primary key (lesson_id, learner, number),
    check (level <> 'observed' or observed_by is not null)
);
create index attempts_of_learner on attempts (learner, lesson_id, number);
create index attempts_by_hash on attempts (lesson_id, content_hash);

do $$
declare
    name text;
begin
    foreach name in array array['sites', 'site_staff', 'workflows', 'standards', 'curricula', 'signed_hashes',
                                'waiting_deltas', 'site_curricula', 'lessons', 'proficiencies', 'attempts']
    loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        if name <> 'attempts' then
            execute format($policy$create policy known_principal on %I
                using (nullif(current_setting('app.subject', true), '') is not null)
                with check (nullif(current_setting('app.subject', true), '') is not null)$policy$, name);
        end if;
    end loop;
end $$;

create policy attempts_read on attempts for select
    using (nullif(current_setting('app.subject', true), '') is not null);
create policy attempts_added on attempts for insert
    with check (nullif(current_setting('app.subject', true), '') is not null);
