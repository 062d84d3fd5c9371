-- up
-- A year of a unit is read at once, as a year of the city is: days and margins are kept of both; `organizer` is empty
-- for the city. Margins are kept by the month as well: a year is twelve months of each code and the days at its ends.
alter table rollup_days add column organizer text not null default '';
alter table rollup_days alter column organizer drop default, drop constraint rollup_days_pkey;
insert into rollup_days (organizer, day, measure, outcome, count)
  select organizer, day, measure, outcome, sum(count) from rollups where organizer <> '' group by 1, 2, 3, 4;
alter table rollup_days add primary key (organizer, day, measure, outcome);

alter table rollup_margins add column organizer text not null default '';
alter table rollup_margins add column span text not null default 'day' check (span in ('day', 'month'));
alter table rollup_margins
  alter column organizer drop default, alter column span drop default, drop constraint rollup_margins_pkey;
insert into rollup_margins (organizer, span, by, day, key, contacts, registered, accepted, closed, on_time, late,
    returned, rehandled, satisfied, dissatisfied)
  select organizer, 'day', by, day, case by when 'district' then district else category end,
    sum(count * (measure = 'contact')::integer), sum(count * (measure = 'registered')::integer),
    sum(count * (measure = 'accepted')::integer), sum(count * (measure = 'closed')::integer),
    sum(count * (measure = 'duty' and outcome = 'onTime')::integer),
    sum(count * (measure = 'duty' and outcome = 'late')::integer),
    sum(count * (measure = 'returned')::integer), sum(count * (measure = 'rehandled')::integer),
    sum(count * (measure = 'rated' and outcome = 'satisfied')::integer),
    sum(count * (measure = 'rated' and outcome = 'dissatisfied')::integer)
  from rollups cross join (values ('district'), ('category')) as margin (by)
  where organizer <> '' group by 1, 3, 4, 5;
insert into rollup_margins (organizer, span, by, day, key, contacts, registered, accepted, closed, on_time, late,
    returned, rehandled, satisfied, dissatisfied)
  select organizer, 'month', by, date_trunc('month', day)::date, key, sum(contacts), sum(registered), sum(accepted),
    sum(closed), sum(on_time), sum(late), sum(returned), sum(rehandled), sum(satisfied), sum(dissatisfied)
  from rollup_margins group by 1, 3, 4, 5;
alter table rollup_margins add primary key (organizer, span, day, by, key);

create policy rollup_days_unit on rollup_days for select using (
  organizer <> '' and reader() like 'unit:%' and organizer = substr(reader(), 6));
create policy rollup_margins_unit on rollup_margins for select using (
  organizer <> '' and reader() like 'unit:%' and organizer = substr(reader(), 6));
-- Nobody reads the cells by their unit any more.
drop index rollups_organizer;
analyze rollup_days, rollup_margins;

-- down
create index rollups_organizer on rollups (organizer, day) where organizer <> '';
drop policy rollup_margins_unit on rollup_margins;
drop policy rollup_days_unit on rollup_days;
alter table rollup_margins drop constraint rollup_margins_pkey;
delete from rollup_margins where organizer <> '' or span = 'month';
alter table rollup_margins drop column span, drop column organizer, add primary key (by, day, key);
alter table rollup_days drop constraint rollup_days_pkey;
delete from rollup_days where organizer <> '';
alter table rollup_days drop column organizer, add primary key (day, measure, outcome);
