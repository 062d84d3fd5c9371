import { serverNow } from '../../api/client.ts'

/** When something that began at a moment ended: now. The clock may be set right meanwhile, but nothing ends before it began. */
export const endedAt = (startedAt: string, now = serverNow()): string =>
  new Date(Math.max(now, Date.parse(startedAt))).toISOString()
