-- What a restore changes in the views: the epoch that is served gets a new number and begins a new log of changes, so
-- that a page which was open before is told to begin anew and no cursor of the old life is taken for one of the new.
do $$
declare
    served integer := (select epoch from epochs where status = 'serving');
    fresh integer := (select max(epoch) + 1 from epochs);
    was text := case when served = 1 then 'departments' else 'departments-e' || served end;
    name text;
begin
    delete from view_changes;
    delete from fold_pulses;
    -- A rebuild that was under way begins anew when it is asked for; what was retired is not needed.
    foreach name in array array['aggregates', 'department_names', 'cells', 'cards', 'epochs'] loop
        execute format('delete from %I where epoch <> $1', name) using served;
        execute format('update %I set epoch = $1', name) using fresh;
    end loop;
    update epochs set served_at = now(), pruned_xid = '0', pruned_change_id = 0;
    -- The consumer of an epoch has the epoch's name (domain/epochs.py); it knows what it has folded.
    foreach name in array array['inbox', 'aggregate_versions', 'parked_events'] loop
        execute format('delete from %I where consumer ~ ''^departments(-e[0-9]+)?$'' and consumer <> $1', name) using was;
        execute format('update %I set consumer = $1 where consumer = $2', name) using 'departments-e' || fresh, was;
    end loop;
end $$;
