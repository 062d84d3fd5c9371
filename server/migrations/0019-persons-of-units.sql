-- up
-- A unit reads a person only where it has an assignment of the matter. That is found by both at once, and never by going
-- through all assignments that the unit has; `offset 0` keeps a plan that was made for few of them from gathering them all.
create index open_assignments_matter_unit on open_assignments (matter_id, organizer);
drop index open_assignments_matter;
alter policy persons_unit on persons using (
  reader() like 'unit:%' and not sealed_to_units and exists (
    select from open_assignments a where a.matter_id = persons.matter_id and a.organizer = substr(reader(), 6) offset 0));

-- down
alter policy persons_unit on persons using (
  reader() like 'unit:%' and not sealed_to_units and exists (
    select from open_assignments a where a.matter_id = persons.matter_id and a.organizer = substr(reader(), 6)));
create index open_assignments_matter on open_assignments (matter_id);
drop index open_assignments_matter_unit;
