import { type Queryable, statement } from './queryable.ts'

/** For sessions that know no reader of their own. */
const asCentre = statement('read-as-centre', `select set_config('huixiang.reader', 'centre', true)`)

/** Reads as the centre from the next statement to the end of the transaction. */
export const readAsCentre = async (tx: Queryable): Promise<void> => void (await tx.query(asCentre))
