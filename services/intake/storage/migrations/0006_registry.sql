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
