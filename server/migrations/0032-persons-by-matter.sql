-- up
-- Whether a unit may read a person is looked up by the matter, whatever statistics say: planned while hardly anything was open, the
-- index by unit looked as good, and a plan that is kept went through all assignments of the unit for each person, until the table was
-- analyzed again.
alter policy persons_unit on persons using (
  reader() like 'unit:%' and not sealed_to_units and exists (
    select from (select a.organizer from open_assignments a where a.matter_id = persons.matter_id offset 0) as held
    where held.organizer = substr(reader(), 6)));

-- down
alter policy persons_unit on persons using (
  reader() like 'unit:%' and not sealed_to_units and exists (
    select from open_assignments a where a.matter_id = persons.matter_id and a.organizer = substr(reader(), 6) offset 0));
