-- up
-- Dispatchers are told of critical matters that wait for them.
alter table notices drop constraint notices_kind_check;
alter table notices add constraint notices_kind_check check (kind in
  ('silence', 'disputeEscalated', 'overdue', 'supervised', 'longTermProposed', 'guidanceNamed', 'critical'));

-- down
delete from notices where kind = 'critical';
alter table notices drop constraint notices_kind_check;
alter table notices add constraint notices_kind_check check (kind in
  ('silence', 'disputeEscalated', 'overdue', 'supervised', 'longTermProposed', 'guidanceNamed'));
