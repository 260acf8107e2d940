-- Each worker says every few seconds until when it has folded all that it was given. A page that is told "as of now"
-- while nobody folds would be told a lie.
create table fold_pulses (
    instance text primary key,
    epoch integer not null,
    caught_up_at timestamptz,
    beat_at timestamptz not null default clock_timestamp()
);

alter table fold_pulses enable row level security;
alter table fold_pulses force row level security;
create policy kept_by_service on fold_pulses
    using (current_setting('app.subject', true) like 'service:%')
    with check (current_setting('app.subject', true) like 'service:%');
