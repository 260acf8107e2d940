-- Copies of what others own: each row is the newest that came, by its owner's version.
create table sites (
    site text primary key,
    name text not null,
    version bigint not null,
    departments jsonb not null
);

create table workflows (
    workflow text primary key,
    name text not null,
    version bigint not null
);

create table maps (
    map_id text primary key,
    site text not null,
    department text not null,
    workflow text not null,
    version bigint not null,
    steps jsonb not null
);
create index maps_of_site on maps (site);

create table standards (
    workflow text primary key,
    department text not null,
    version bigint not null,
    covers text[] not null,
    steps jsonb not null
);
create index standards_by_site on standards using gin (covers);

-- Identifiers sort by time, so the newest incidents are those with the greatest.
create table incidents (
    incident_id text collate "C" primary key,
    report_id text not null unique,
    version bigint not null check (version >= 1),
    state text not null check (state in ('open', 'acknowledged', 'contained', 'resolved')),
    severity text not null check (severity in ('safety', 'high', 'medium', 'low')),
    site text not null,
    department text not null,
    workflow text not null,
    step text not null,
    step_name text,
    owner_department text not null,
    origin text not null check (origin in ('map', 'standard', 'blind')),
    reported_by text not null,
    reporter_role text,
    reported_at timestamptz not null,
    contained_until timestamptz,
    changed_at timestamptz not null
);
create index incidents_of_site on incidents (site, incident_id);
create index incidents_by_state on incidents (state, incident_id);

-- The departments that an incident touches, nearest first; path is the way from the failing step.
create table incident_routes (
    incident_id text collate "C" not null references incidents,
    department text not null,
    place integer not null,
    path jsonb not null,
    acknowledged_at timestamptz,
    primary key (incident_id, department)
);
create index incident_routes_of_department on incident_routes (department, incident_id);

-- What happened to an incident. Rows are only added: there is no policy by which one could be changed or removed.
create table moments (
    incident_id text collate "C" not null references incidents,
    version bigint not null,
    kind text not null check (kind in ('opened', 'acknowledged', 'contained', 'resolved')),
    at timestamptz not null,
    department text,
    actor text not null,
    narrative_id text,
    until timestamptz,
    primary key (incident_id, version)
);

-- What people said in words. It is in no event, log or span.
create table narratives (
    narrative_id text primary key,
    incident_id text collate "C" not null references incidents,
    text text not null check (length(text) between 1 and 8000),
    author text not null,
    at timestamptz not null
);
create index narratives_of_incident on narratives (incident_id);

do $$
declare
    name text;
begin
    foreach name in array array['sites', 'workflows', 'maps', 'standards', 'incidents', 'incident_routes', 'moments',
                                'narratives']
    loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        if name not in ('moments', 'narratives') then
            execute format($policy$create policy known_principal on %I
                using (nullif(current_setting('app.subject', true), '') is not null)
                with check (nullif(current_setting('app.subject', true), '') is not null)$policy$, name);
        end if;
    end loop;
end $$;

create policy moments_read on moments for select
    using (nullif(current_setting('app.subject', true), '') is not null);
create policy moments_added on moments for insert
    with check (nullif(current_setting('app.subject', true), '') is not null);

-- Words are for the departments that the incident touches, the command centre, its reporter, and whoever wrote them.
create policy narratives_read on narratives for select using (
    nullif(current_setting('app.subject', true), '') is not null
    and (author = current_setting('app.subject', true)
         or 'command-centre' = any (string_to_array(current_setting('app.roles', true), ','))
         or '*' = any (string_to_array(current_setting('app.departments', true), ','))
         or exists (select from incidents i
                    where i.incident_id = narratives.incident_id
                      and i.reported_by = current_setting('app.subject', true))
         or exists (select from incident_routes r
                    where r.incident_id = narratives.incident_id
                      and r.department = any (string_to_array(current_setting('app.departments', true), ','))))
);
create policy narratives_added on narratives for insert
    with check (author = nullif(current_setting('app.subject', true), ''));
