-- up
-- The figures of a month are added to all month long. With room beside them they stay where they were put, with the others of their
-- unit; without it each is moved by and by, and a unit's year lies on ten times as many pages.
alter table rollup_margins set (fillfactor = 50);
cluster rollup_margins using rollup_margins_pkey;
alter table rollup_margins set without cluster;
alter table rollup_days set (fillfactor = 50);
cluster rollup_days using rollup_days_pkey;
alter table rollup_days set without cluster;
analyze rollup_margins, rollup_days;

-- Who reads is asked once a statement, not once a row.
alter policy rollup_days_centre on rollup_days using ((select reader()) = 'centre');
alter policy rollup_days_unit on rollup_days using (
  organizer <> '' and organizer = (select case when reader() like 'unit:%' then substr(reader(), 6) end));
alter policy rollup_margins_centre on rollup_margins using ((select reader()) = 'centre');
alter policy rollup_margins_unit on rollup_margins using (
  organizer <> '' and organizer = (select case when reader() like 'unit:%' then substr(reader(), 6) end));

-- down
alter policy rollup_margins_unit on rollup_margins using (
  organizer <> '' and reader() like 'unit:%' and organizer = substr(reader(), 6));
alter policy rollup_margins_centre on rollup_margins using (reader() = 'centre');
alter policy rollup_days_unit on rollup_days using (
  organizer <> '' and reader() like 'unit:%' and organizer = substr(reader(), 6));
alter policy rollup_days_centre on rollup_days using (reader() = 'centre');
alter table rollup_days set (fillfactor = 80);
alter table rollup_margins set (fillfactor = 80);
