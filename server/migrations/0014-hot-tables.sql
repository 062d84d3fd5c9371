-- up
-- Small tables that every command writes to: a fifth of dead rows, the default, is many times their size by the hour.
-- What is swept is told to the planner as well, since these tables are emptied and filled within a day.
alter table open_matters set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000, autovacuum_analyze_scale_factor = 0.05);
alter table open_assignments set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000, autovacuum_analyze_scale_factor = 0.05);
alter table running_clocks set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000, autovacuum_analyze_scale_factor = 0.05);
alter table idempotency_keys set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 1000);
alter table rollups set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
alter table rollup_days set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);
alter table rollup_margins set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);

-- down
alter table open_matters reset (autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold, autovacuum_analyze_scale_factor);
alter table open_assignments reset (autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold, autovacuum_analyze_scale_factor);
alter table running_clocks reset (autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold, autovacuum_analyze_scale_factor);
alter table idempotency_keys reset (autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold);
alter table rollups reset (autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold);
alter table rollup_days reset (autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold);
alter table rollup_margins reset (autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold);
