-- up
-- What a key was used for may be an export too.
alter table idempotency_keys add column export_id uuid;

-- down
alter table idempotency_keys drop column export_id;
