-- Standards. The newest version of each, to list, to lock and to find by site; the versions themselves beside it.
create table standards (
    workflow text collate "C" primary key,
    department text not null,
    version bigint not null check (version >= 1),
    content_hash text not null,
    covers text[] not null,
    step_count integer not null check (step_count >= 1),
    edited_at timestamptz not null
);
create index standards_by_site on standards using gin (covers);

-- Every version. Rows are only added: there is no policy by which one could be changed or removed.
-- document is the file as it was given; content is what was read from it.
create table standard_versions (
    workflow text collate "C" not null references standards,
    version bigint not null check (version >= 1),
    content_hash text not null,
    document jsonb not null,
    content jsonb not null,
    written_by text not null,
    written_by_name text not null,
    written_at timestamptz not null,
    primary key (workflow, version)
);
create index standard_versions_by_hash on standard_versions (workflow, content_hash, version desc);

-- Sign-off rounds. The id is a UUIDv7: it sorts by the time of opening.
create table sign_off_rounds (
    round_id text collate "C" primary key,
    workflow text collate "C" not null references standards,
    standard_version bigint not null,
    content_hash text not null,
    state text not null check (state in ('open', 'completed')),
    requested_by text not null,
    requested_by_name text not null,
    requested_at timestamptz not null,
    due_at timestamptz not null,
    version bigint not null check (version >= 1),
    foreign key (workflow, standard_version) references standard_versions
);
create unique index sign_off_rounds_one_open on sign_off_rounds (workflow) where state = 'open';
create index sign_off_rounds_newest on sign_off_rounds (workflow, round_id desc);

-- The five seats of a round. decision is what stands; voided is the last broken decision until the party decides anew.
create table sign_off_seats (
    round_id text collate "C" not null references sign_off_rounds,
    party text not null check (party in ('clinical', 'revenue-cycle', 'it', 'compliance', 'administration')),
    department text not null,
    decision jsonb,
    voided jsonb,
    primary key (round_id, party),
    check (decision is null or voided is null)
);

-- All that happened in a round, one row a fact; only added.
create table sign_off_entries (
    round_id text collate "C" not null references sign_off_rounds,
    entry bigint not null check (entry >= 1),
    what text not null check (what in ('requested', 'granted', 'objected', 'rebound', 'completed')),
    at timestamptz not null,
    by_subject text not null,
    by_name text not null,
    content_hash text not null,
    detail jsonb not null,
    primary key (round_id, entry)
);

-- The words of decisions; only added. They never leave this database by an event.
create table sign_off_reasons (
    reason_id text collate "C" primary key,
    round_id text collate "C" not null references sign_off_rounds,
    party text not null,
    reason text not null check (length(reason) between 1 and 4000),
    written_by text not null,
    written_by_name text not null,
    written_at timestamptz not null
);
create index sign_off_reasons_of_round on sign_off_reasons (round_id);

-- Copies of what intake owns: each row is the newest that came, by its owner's version.
create table known_sites (
    site text collate "C" primary key,
    name text not null,
    departments jsonb not null,
    version bigint not null
);

create table known_workflows (
    workflow text collate "C" primary key,
    name text not null,
    departments text[] not null,
    version bigint not null
);

create table known_maps (
    map_id text collate "C" primary key,
    site text collate "C" not null,
    department text not null,
    workflow text collate "C" not null,
    map_version bigint not null,
    content_hash text not null,
    steps jsonb not null
);
create index known_maps_of_workflow on known_maps (workflow, site);

-- The last delta of each workflow at each site; content holds its roles and the matches of steps.
create table site_deltas (
    delta_id text collate "C" primary key,
    workflow text collate "C" not null,
    site text collate "C" not null,
    department text not null,
    standard_version bigint not null,
    content_hash text not null,
    map_version bigint,
    content jsonb not null,
    version bigint not null check (version >= 1),
    computed_at timestamptz not null,
    unique (workflow, site)
);
create index site_deltas_of_site on site_deltas (site, workflow);

do $$
declare
    name text;
    known constant text := $condition$(nullif(current_setting('app.subject', true), '') is not null)$condition$;
begin
    foreach name in array array['standards', 'standard_versions', 'sign_off_rounds', 'sign_off_seats',
                                'sign_off_entries', 'sign_off_reasons', 'known_sites', 'known_workflows',
                                'known_maps', 'site_deltas']
    loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        if name in ('standard_versions', 'sign_off_entries', 'sign_off_reasons') then
            execute format('create policy known_principal_reads on %I for select using %s', name, known);
            execute format('create policy known_principal_adds on %I for insert with check %s', name, known);
        else
            execute format('create policy known_principal on %I using %s with check %s', name, known, known);
        end if;
    end loop;
end $$;
