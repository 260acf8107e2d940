-- The registry. A site's version moves with every change of it, of its departments and of their staff.
create table sites (
    site text collate "C" primary key,
    name text not null,
    kind text not null check (kind in ('hospital', 'clinic')),
    wave text,
    time_zone text not null,
    version bigint not null check (version >= 1)
);

create table site_departments (
    site text collate "C" not null references sites,
    department text collate "C" not null,
    name text not null,
    primary key (site, department)
);
create index site_departments_by_slug on site_departments (department, site);

create table staff_groups (
    site text collate "C" not null,
    department text collate "C" not null,
    role text collate "C" not null,
    shift text collate "C" not null,
    headcount integer not null check (headcount >= 0),
    primary key (site, department, role, shift),
    foreign key (site, department) references site_departments
);

-- The catalogue.
create table workflows (
    workflow text collate "C" primary key,
    name text not null,
    departments text[] not null,
    version bigint not null check (version >= 1)
);

-- Maps: which version holds, and every version with its whole document, unknown fields included.
create table maps (
    site text collate "C" not null,
    department text collate "C" not null,
    workflow text collate "C" not null,
    version bigint not null check (version >= 1),
    content_hash text not null,
    primary key (site, department, workflow)
);
create index maps_of_department on maps (department, site, workflow);
create index maps_of_workflow on maps (workflow, site, department);

create table map_versions (
    site text collate "C" not null,
    department text collate "C" not null,
    workflow text collate "C" not null,
    version bigint not null,
    content_hash text not null,
    observed integer not null,
    interviewed integer not null,
    logged integer not null,
    assumed integer not null,
    document json not null, -- not jsonb: it is given back in the order in which it was written
    recorded_by text not null,
    recorded_at timestamptz not null,
    primary key (site, department, workflow, version),
    foreign key (site, department, workflow) references maps
);

-- Workarounds. The narrative is here and nowhere else; who told it is not kept.
create table workarounds (
    workaround_id text collate "C" primary key,
    site text collate "C" not null,
    department text collate "C" not null,
    workflow text collate "C" not null,
    step text not null,
    kind text not null,
    rationale text not null,
    scope text not null,
    safety text not null,
    effectiveness text not null,
    efficiency text not null,
    narrative text not null,
    version bigint not null default 1 check (version >= 1),
    recorded_at timestamptz not null
);
create index workarounds_of_cell on workarounds (site, department, workflow, workaround_id);
create index workarounds_of_department on workarounds (department, workaround_id);

-- No principal, no rows. What a site does is for everybody who is signed in; what people disclosed is for those of
-- its department, and for the roles that work on it.
do $$
declare
    name text;
begin
    foreach name in array array['sites', 'site_departments', 'staff_groups', 'workflows', 'maps', 'map_versions',
                                'workarounds']
    loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        if name <> 'workarounds' then
            execute format($policy$create policy known_principal on %I
                using (nullif(current_setting('app.subject', true), '') is not null)
                with check (nullif(current_setting('app.subject', true), '') is not null)$policy$, name);
        end if;
    end loop;
end $$;

create policy workarounds_read on workarounds for select using (
    nullif(current_setting('app.subject', true), '') is not null
    and (
        string_to_array(current_setting('app.departments', true), ',') && array['*', department]
        or string_to_array(current_setting('app.roles', true), ',')
            && array['mapper', 'designer', 'programme-lead', 'service']
    )
);
create policy workarounds_added on workarounds for insert
    with check (nullif(current_setting('app.subject', true), '') is not null);
