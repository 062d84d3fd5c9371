import type { Followed } from './requests.ts'
import { isRecord, stored } from './stored.ts'

const isNo = (value: unknown): boolean => typeof value === 'string' && /^\d{13}$/.test(value)

const isFollowed = (value: unknown): value is Followed =>
  isRecord(value) &&
  isNo(value.no) &&
  typeof value.token === 'string' &&
  (value.asked === undefined || isNo(value.asked))

/** The matter being followed, for as long as this tab is open; the code itself is not kept. */
export const keptFollowed = stored<Followed>(() => sessionStorage, 'huixiang.followed', isFollowed)
