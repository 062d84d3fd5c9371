import type { Followed } from './requests.ts'
import { isRecord, stored } from './stored.ts'

const isFollowed = (value: unknown): value is Followed =>
  isRecord(value) && typeof value.no === 'string' && /^\d{13}$/.test(value.no) && typeof value.token === 'string'

/** The matter being followed, for as long as this tab is open; the code itself is not kept. */
export const keptFollowed = stored<Followed>(() => sessionStorage, 'huixiang.followed', isFollowed)
