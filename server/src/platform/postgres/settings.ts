/** How the embedded server is set, given at every start so that a new version of the program brings its own settings:
 *  one small machine shared with the process, and no statement's values in its log. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 100,
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  random_page_cost: 1.1,
  jit: 'off',
  // Two cores are shared with the process: a report must not take both from a command.
  max_parallel_workers_per_gather: 0,
  max_parallel_maintenance_workers: 0,
  // Monthly partitions: a statement without a date locks one relation and its indexes a month.
  max_locks_per_transaction: 256,
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  min_wal_size: '256MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Refused statements reach the process as errors; their values must not reach a file.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgresql-%a.log',
  log_rotation_age: '1d',
  log_truncate_on_rotation: 'on',
}

/** A test's cluster is thrown away: it need not survive a power cut. */
const throwAway = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', logging_collector: 'off' }

/** The server's command line but for folder and port. */
export const settingFlags = (durable: boolean): string[] =>
  Object.entries({ ...settings, ...(durable ? {} : throwAway) }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
