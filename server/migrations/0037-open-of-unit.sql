-- up
-- Open work that a unit has the lead of, the first due first, for the centre's lists: as for a category.
create index open_matters_lead on open_matters (lead, due_at, id) where state <> 'closed' and lead is not null;

-- down
drop index open_matters_lead;
