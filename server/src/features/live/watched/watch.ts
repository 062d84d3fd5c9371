import type { WorkList } from 'contract/matter-items'
import type { Staff } from 'core/access'
import { type Board, type BoardParts, createBoard } from './board.ts'
import { type Sight, sightKey, type Watcher } from './sight.ts'
import { createTurns } from './turns.ts'

/** Readings under way at once in a node: commands need the database's connections too. */
const atOnce = 3
/** Milliseconds after which a list is read again though nothing was heard of it: its lights go by time. */
const longest = 45_000

/** The lists on the screens of all readers of a node. */
export interface Watch {
  /** Tells a watcher his lists whole and then what changes on them, until what this answers is called. */
  join(sight: Sight, watcher: Watcher): () => void
  /** Something happened. `concerned` answers which lists of somebody it concerns. */
  hear(concerned: (staff: Staff) => Iterable<WorkList>): void
  /** Anything may have changed. */
  hearAll(): void
  /** Reads again what has not been read for long. To be called every now and then. */
  beat(): void
  close(): void
}

export function createWatch(given: Omit<BoardParts, 'turns'>): Watch {
  const turns = createTurns(atOnce)
  const boards = new Map<string, Board>()

  return {
    join(sight, watcher) {
      const key = sightKey(sight)
      const board = boards.get(key) ?? createBoard(sight, { ...given, turns })
      boards.set(key, board)
      board.join(watcher)
      return () => {
        if (board.leave(watcher)) return
        board.close()
        if (boards.get(key) === board) boards.delete(key)
      }
    },
    hear(concerned) {
      for (const board of boards.values()) {
        const lists = [...concerned(board.sight.actor)]
        if (lists.length > 0) board.hear(lists)
      }
    },
    hearAll() {
      for (const board of boards.values()) board.hearAll()
    },
    beat() {
      const before = performance.now() - longest
      for (const board of boards.values()) if (board.readAt() < before) board.hearAll()
    },
    close() {
      for (const board of boards.values()) board.close()
    },
  }
}
