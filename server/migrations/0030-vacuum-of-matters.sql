-- up
-- Every command rewrites the row of its matter, and every try of a code or a request that of its address: a fifth of dead rows, the
-- default, is tens of thousands of wide ones in a city's month. Partitioned tables take no such settings: months to come get
-- theirs where they are made.
do $$
declare part record;
begin
  for part in
    select n.nspname as shelf, c.relname as name
    from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
      join pg_namespace n on n.oid = p.relnamespace
    where p.relname = 'matters' and p.relkind = 'p' and c.relkind = 'r' and n.nspname in ('public', 'archive')
  loop
    execute format('alter table %I.%I set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000)',
      part.shelf, part.name);
  end loop;
end $$;
alter table rate_limits set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);

-- down
alter table rate_limits reset (autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold);
do $$
declare part record;
begin
  for part in
    select n.nspname as shelf, c.relname as name
    from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
      join pg_namespace n on n.oid = p.relnamespace
    where p.relname = 'matters' and p.relkind = 'p' and c.relkind = 'r' and n.nspname in ('public', 'archive')
  loop
    execute format('alter table %I.%I reset (autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold)',
      part.shelf, part.name);
  end loop;
end $$;
