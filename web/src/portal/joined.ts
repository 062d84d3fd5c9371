import type { Credentials } from './requests.ts'
import { isRecord, stored } from './stored.ts'

/** What somebody who has joined needs to follow the request; `name`: whom it was written down for. */
export interface JoinedCode extends Credentials {
  name: string
}

const isJoinedCode = (value: unknown): value is JoinedCode =>
  isRecord(value) && ['no', 'code', 'name'].every((field) => typeof value[field] === 'string')

const areJoinedCodes = (value: unknown): value is JoinedCode[] => Array.isArray(value) && value.every(isJoinedCode)

/**
 * Codes that were given and not yet written down, for as long as this tab is open: nobody can be told one again, so that
 * leaving the request does not take them along.
 */
export const keptJoined = stored<JoinedCode[]>(() => sessionStorage, 'huixiang.joined', areJoinedCodes)
