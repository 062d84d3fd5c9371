-- up
-- How far cuts have come stands in `settings`: each day looks at what became due since. What was passed over, since somebody
-- held or needed it, is kept here, and looked at again once `at` is as old as a closed matter has to be.
create table cuts_put_off (
  matter_id uuid primary key,
  at timestamptz not null
);
create index cuts_put_off_at on cuts_put_off (at, matter_id);
grant select, insert, update, delete on cuts_put_off to huixiang_app;

-- down
drop table cuts_put_off;
delete from settings where key = 'cuts';
