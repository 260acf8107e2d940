-- Imports that wait for a person, and those that were applied. Of a refused row its place and rule are kept, and what is
-- there only where it identifies nobody.
create table registry_imports (
    registry_import_id text collate "C" primary key,
    file text not null,
    said json not null,
    refused json not null,
    refused_rows integer not null check (refused_rows >= 0),
    left_aside json not null,
    staged_by text not null,
    staged_at timestamptz not null,
    applied_by text,
    applied_at timestamptz,
    changed json,
    version bigint not null default 1 check (version >= 1),
    check ((applied_by is null) = (applied_at is null) and (applied_by is null) = (changed is null))
);

alter table registry_imports enable row level security;
alter table registry_imports force row level security;
create policy registry_imports_of_importers on registry_imports
    using (string_to_array(current_setting('app.roles', true), ',') && array['integrator', 'programme-lead', 'service'])
    with check (
        string_to_array(current_setting('app.roles', true), ',') && array['integrator', 'programme-lead', 'service']
    );

-- Cells that must be looked at again. A map that is recorded later closes them.
create table cell_reopenings (
    cell_reopening_id text collate "C" primary key,
    site text collate "C" not null,
    department text collate "C" not null,
    workflow text collate "C" not null,
    reason text not null check (reason in ('manager-changed', 'volume-jumped', 'work-changed')),
    reopened_by text not null,
    reopened_at timestamptz not null,
    version bigint not null default 1 check (version >= 1)
);
create index cell_reopenings_of_cell on cell_reopenings (site, department, workflow, reopened_at desc);

alter table cell_reopenings enable row level security;
alter table cell_reopenings force row level security;
create policy known_principal on cell_reopenings
    using (nullif(current_setting('app.subject', true), '') is not null)
    with check (nullif(current_setting('app.subject', true), '') is not null);

-- When a wave goes live: what was said last holds. What was said before stays.
create table go_live_dates (
    go_live_date_id text collate "C" primary key,
    wave text collate "C" not null,
    go_live date not null,
    said_by text not null,
    said_at timestamptz not null,
    version bigint not null default 1 check (version >= 1)
);
create index go_live_dates_of_wave on go_live_dates (wave, go_live_date_id desc);

-- What a department did before go-live, frozen: the application has no statement that changes a row.
create table baselines (
    site text collate "C" not null,
    department text collate "C" not null,
    first_day date not null,
    last_day date not null,
    days integer not null check (days > 0),
    measures json not null,
    frozen_by text not null,
    frozen_at timestamptz not null,
    version bigint not null default 1 check (version = 1),
    primary key (site, department),
    foreign key (site, department) references site_departments
);

do $$
declare
    name text;
begin
    foreach name in array array['go_live_dates', 'baselines']
    loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format($policy$create policy known_principal_reads on %I for select
            using (nullif(current_setting('app.subject', true), '') is not null)$policy$, name);
        execute format($policy$create policy known_principal_adds on %I for insert
            with check (nullif(current_setting('app.subject', true), '') is not null)$policy$, name);
    end loop;
end $$;
