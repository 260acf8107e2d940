-- What a restore changes in the frame's tables, in one transaction, before anything runs over the database again.

-- Transaction ids may begin anew below those that are kept: what was recorded before counts as committed.
update outbox_epochs set epoch = epoch + 1;

-- The log is empty, or older than this database: everything that is kept is sent again, in its order. Who has had the
-- effect of an event knows its version and passes over it. The fencing number ends a relay that still runs somewhere.
update relay_cursors
set epoch = 0, xid = '0', outbox_id = 0, recorded_on = '2000-01-01', fencing = fencing + 1, holder = null,
    moved_at = now();

-- Offsets count from the beginning of the new log. What waited keeps no place in it, or it would take that of another.
update parked_events set offset_number = -parked_id;
