/**
 * The advisory locks of a database: numbers of our own, the same in every process, each meaning one thing. They stand together,
 * since two meanings under one number would wait for each other.
 */
export const advisoryLocks = {
  /** Whoever migrates. */
  migration: 12_345_001,
  /** Whoever makes the template that test databases are cloned from. */
  testTemplate: 12_345_002,
  /** The node that is the relay, for as long as it is. */
  relay: 12_345_003,
  /** Whoever looks for administrators and makes them. */
  administrators: 12_345_004,
  /** Whoever changes keys, or moves stored rows to the keys in use. */
  keys: 12_345_006,
  /** Whoever cuts what retention lets nobody keep. */
  retention: 12_345_007,
  /** Whoever moves months between the shelves holds it alone; whoever goes through both shelves shares it. */
  archive: 12_345_008,
  /** Whoever counts everything anew. */
  counts: 12_345_009,
  /** Whoever renews the statistics of partitioned tables. */
  statistics: 12_345_010,
  /** Whoever lays rows of counts together. */
  layingCounts: 12_345_011,
} as const
