-- up
-- Closed matters that are still supervised or ruled upon lie beside the open ones, mostly with earlier due times: the
-- list of open matters passed over all of them first.
create index open_matters_open on open_matters (due_at, id) where state <> 'closed';
drop index open_matters_due;

-- down
create index open_matters_due on open_matters (due_at, id);
drop index open_matters_open;
