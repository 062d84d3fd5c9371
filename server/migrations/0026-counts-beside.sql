-- up
-- Where everything is counted anew while the counts are read and kept up: see features/rollups/beside.ts.
create table rollups_beside (like rollups including all);
create table rollup_days_beside (like rollup_days including all);
create table rollup_margins_beside (like rollup_margins including all);
alter table rollups_beside enable row level security;
alter table rollup_days_beside enable row level security;
alter table rollup_margins_beside enable row level security;
create policy rollups_beside_centre on rollups_beside using (reader() = 'centre');
create policy rollup_days_beside_centre on rollup_days_beside using (reader() = 'centre');
create policy rollup_margins_beside_centre on rollup_margins_beside using (reader() = 'centre');
grant select, insert, update, truncate on rollups_beside, rollup_days_beside, rollup_margins_beside to huixiang_app;

-- down
drop table rollups_beside, rollup_days_beside, rollup_margins_beside;
update settings set value = 'true' where key = 'owed-counts' and jsonb_typeof(value) = 'string';
