-- up
-- When an entry was refused last. It waits for what is wrong to be mended, and says nothing of how far the relay is behind.
alter table outbox add column refused_at timestamptz;
create index outbox_refused on outbox (id) where refused_at is not null;
grant update (refused_at) on outbox to huixiang_app;

-- down
drop index outbox_refused;
alter table outbox drop column refused_at;
