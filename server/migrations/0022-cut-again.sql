-- up
-- Something may be said of a matter after it was cut: it is cut again once that is old enough.
alter table cuts add column later_at timestamptz;
create index cuts_later on cuts (later_at, matter_id) where later_at is not null;

-- down
drop index cuts_later;
alter table cuts drop column later_at;
