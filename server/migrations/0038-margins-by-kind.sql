-- up
-- Of a year a dashboard reads each day's total, and the months of each kind. Rows of a kind lie together: the totals of a year then
-- take some ten pages, where each lay beside the other figures of its day, on a page of its own. The key finds them too.
alter table rollup_margins drop constraint rollup_margins_pkey;
alter table rollup_margins add primary key (organizer, span, by, day, key);
drop index rollup_margins_total;
cluster rollup_margins using rollup_margins_pkey;
alter table rollup_margins set without cluster;
analyze rollup_margins;

-- down
create index rollup_margins_total on rollup_margins (organizer, day) where by = 'total' and span = 'day';
alter table rollup_margins drop constraint rollup_margins_pkey;
alter table rollup_margins add primary key (organizer, span, day, by, key);
