-- Every minute the signals worker asks for the incidents of its windows, out of all there ever were. Instants are kept
-- in a form whose text sorts as time does.
create index aggregates_opened on aggregates (epoch, (state -> 'opened' ->> 'at') collate "C") where kind = 'incident';
