-- up
-- Whoever reads notices walks those of his role, for everybody and for his unit, from the newest on: beside them are the
-- notices of all other units.
create index notices_reader on notices (role, coalesce(organizer, ''), id desc);
drop index notices_role;

-- down
create index notices_role on notices (role, id desc);
drop index notices_reader;
