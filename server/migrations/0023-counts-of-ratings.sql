-- up
-- The summary of ratings is read from the counts of days: they tell what was said of first results and of the service too.
alter table rollups drop constraint rollups_measure_check;
alter table rollups add constraint rollups_measure_check check (measure in
  ('contact', 'registered', 'accepted', 'closed', 'duty', 'returned', 'rehandled', 'rated', 'first', 'service'));

-- Of what was there before, the next start counts everything again, and says here when that is done.
insert into settings (key, value) select 'owed-counts', 'true'
where exists (select from matters) or exists (select from contacts)
  or exists (select from archive.matters) or exists (select from archive.contacts)
on conflict (key) do update set value = excluded.value;

-- down
delete from rollups where measure in ('first', 'service');
delete from rollup_days where measure in ('first', 'service');
alter table rollups drop constraint rollups_measure_check;
alter table rollups add constraint rollups_measure_check check (measure in
  ('contact', 'registered', 'accepted', 'closed', 'duty', 'returned', 'rehandled', 'rated'));
