import { leftAsLast, open, type Row } from './row.ts'

/** Two matters that are one. Each row is one matter's part; `decideMerge` and `decideUnmerge` hold the parts together. */
export const mergingRows = {
  merge: {
    by: ['dispatcher'],
    from: ['registered', 'supplementing', 'dispatching', 'handling'],
    outcomes: { done: { to: 'closed', closing: 'merged' } },
  },
  takeIn: { by: ['system'], from: open, outcomes: { done: {} } },
  unmerge: {
    by: ['dispatcher'],
    from: ['closed'],
    outcomes: { accepted: { to: 'dispatching' }, unscreened: { to: 'registered' } },
  },
  letGo: { by: ['system'], from: open, outcomes: { done: {}, heard: leftAsLast } },
} as const satisfies Record<string, Row>
