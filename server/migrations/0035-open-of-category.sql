-- up
-- Open work of one category, the first due first: without it the whole of it is walked until a page is full.
create index open_matters_category on open_matters (category, due_at, id) where state <> 'closed';

-- down
drop index open_matters_category;
