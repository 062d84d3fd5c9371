-- up
-- The figures of a day stand side by side like those of a district, and outcomes are kept by the month as well: a year is read
-- as its days and twelve months of outcomes, where it was some sixteen counts of each day.
alter table rollup_days add column span text not null default 'day' check (span in ('day', 'month'));
alter table rollup_days alter column span drop default, drop constraint rollup_days_pkey;
insert into rollup_days (organizer, span, day, measure, outcome, count)
  select organizer, 'month', date_trunc('month', day)::date, measure, outcome, sum(count) from rollup_days
  group by 1, 3, 4, 5;
alter table rollup_days add primary key (organizer, span, day, measure, outcome);

alter table rollup_margins drop constraint rollup_margins_by_check;
alter table rollup_margins
  add constraint rollup_margins_by_check check (by in ('total', 'district', 'category', 'organizer'));
insert into rollup_margins (organizer, span, by, day, key, contacts, registered, accepted, closed, on_time, late,
    returned, rehandled, satisfied, dissatisfied)
  select organizer, span, 'total', day, '',
    sum(count * (measure = 'contact')::integer), sum(count * (measure = 'registered')::integer),
    sum(count * (measure = 'accepted')::integer), sum(count * (measure = 'closed')::integer),
    sum(count * (measure = 'duty' and outcome = 'onTime')::integer),
    sum(count * (measure = 'duty' and outcome = 'late')::integer),
    sum(count * (measure = 'returned')::integer), sum(count * (measure = 'rehandled')::integer),
    sum(count * (measure = 'rated' and outcome = 'satisfied')::integer),
    sum(count * (measure = 'rated' and outcome = 'dissatisfied')::integer)
  from rollup_days where measure not in ('first', 'service') group by 1, 2, 4;
create index rollup_margins_total on rollup_margins (organizer, day) where by = 'total' and span = 'day';
analyze rollup_days, rollup_margins;

-- What is being counted anew is begun again, in tables of the same shape.
truncate rollups_beside, rollup_days_beside, rollup_margins_beside;
update settings set value = 'true' where key = 'owed-counts' and jsonb_typeof(value) = 'string';
alter table rollup_days_beside add column span text not null check (span in ('day', 'month'));
alter table rollup_days_beside drop constraint rollup_days_beside_pkey;
alter table rollup_days_beside add primary key (organizer, span, day, measure, outcome);
alter table rollup_margins_beside drop constraint rollup_margins_by_check;
alter table rollup_margins_beside
  add constraint rollup_margins_by_check check (by in ('total', 'district', 'category', 'organizer'));

-- down
truncate rollups_beside, rollup_days_beside, rollup_margins_beside;
update settings set value = 'true' where key = 'owed-counts' and jsonb_typeof(value) = 'string';
alter table rollup_margins_beside drop constraint rollup_margins_by_check;
alter table rollup_margins_beside
  add constraint rollup_margins_by_check check (by in ('district', 'category', 'organizer'));
alter table rollup_days_beside drop constraint rollup_days_beside_pkey;
alter table rollup_days_beside drop column span, add primary key (organizer, day, measure, outcome);
drop index rollup_margins_total;
delete from rollup_margins where by = 'total';
alter table rollup_margins drop constraint rollup_margins_by_check;
alter table rollup_margins add constraint rollup_margins_by_check check (by in ('district', 'category', 'organizer'));
alter table rollup_days drop constraint rollup_days_pkey;
delete from rollup_days where span = 'month';
alter table rollup_days drop column span, add primary key (organizer, day, measure, outcome);
