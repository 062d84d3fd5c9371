-- up
-- Secrets are forgotten after a day, and with the cut of a matter: neither looks through the keys of three months.
create index idempotency_keys_secret_at on idempotency_keys (at) where secret is not null;
create index idempotency_keys_secret_no on idempotency_keys (matter_no) where secret is not null;

-- down
drop index idempotency_keys_secret_no, idempotency_keys_secret_at;
