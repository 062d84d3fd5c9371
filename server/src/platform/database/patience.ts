import { StartRefusal } from '../refusal.ts'

/** PostgreSQL's code for a lock that was not to be had in time. */
const held = '55P03'

/** How often something is tried, what is done between, and what is said when it was in vain. */
export interface Patience {
  tries: number
  rest: () => Promise<unknown>
  refusal: string
}

/**
 * Runs what gives up on a lock after a short wait: whoever reads or writes at the moment is let through first, then it is tried
 * again. Throws `StartRefusal` after the last try.
 */
export async function patiently<Result>(
  { tries, rest, refusal }: Patience,
  run: () => Promise<Result>,
): Promise<Result> {
  for (let tried = 1; ; tried++)
    try {
      return await run()
    } catch (error) {
      if ((error as { code?: string }).code !== held) throw error
      if (tried >= tries) throw new StartRefusal(refusal)
      await rest()
    }
}
