-- up
-- Counts of every day by all that they are broken down by, kept by the relay. They hold nobody's data.
create table rollups (
  day date not null,
  measure text not null check (measure in
    ('contact', 'registered', 'accepted', 'closed', 'duty', 'returned', 'rehandled', 'rated')),
  outcome text not null,
  district text not null,
  street text not null,
  category text not null,
  type text not null,
  channel text not null,
  organizer text not null,
  count bigint not null,
  primary key (day, measure, outcome, organizer, category, street, district, type, channel)
) with (fillfactor = 80);
-- What a unit reads: its own days.
create index rollups_organizer on rollups (organizer, day) where organizer <> '';

-- The city's counts of each day: what totals and the course of a period are read from.
create table rollup_days (
  day date not null,
  measure text not null,
  outcome text not null,
  count bigint not null,
  primary key (day, measure, outcome)
) with (fillfactor = 80);

-- The figures of each day by one thing at a time, side by side, so that a year of a city is read at once.
create table rollup_margins (
  by text not null check (by in ('district', 'category', 'organizer')),
  day date not null,
  key text not null,
  contacts bigint not null,
  registered bigint not null,
  accepted bigint not null,
  closed bigint not null,
  on_time bigint not null,
  late bigint not null,
  returned bigint not null,
  rehandled bigint not null,
  satisfied bigint not null,
  dissatisfied bigint not null,
  primary key (by, day, key)
) with (fillfactor = 80);

-- The centre reads all of it, a unit the cells of its own.
alter table rollups enable row level security;
create policy rollups_centre on rollups using (reader() = 'centre');
create policy rollups_unit on rollups for select using (
  organizer <> '' and reader() like 'unit:%' and organizer = substr(reader(), 6));
alter table rollup_margins enable row level security;
create policy rollup_margins_centre on rollup_margins using (reader() = 'centre');
alter table rollup_days enable row level security;
create policy rollup_days_centre on rollup_days using (reader() = 'centre');
grant select, insert, update, truncate on rollups, rollup_days, rollup_margins to huixiang_app;

-- Of what was there before, the next start makes them, and says here when that is done.
insert into settings (key, value) select 'owed-counts', 'true'
where exists (select from matters) or exists (select from contacts);

-- down
delete from settings where key = 'owed-counts';
drop table rollup_margins, rollup_days, rollups;
