import type { Receipt } from './send-request.ts'
import { isRecord, stored } from './stored.ts'

const isReceipt = (value: unknown): value is Receipt =>
  isRecord(value) &&
  typeof value.no === 'string' &&
  typeof value.code === 'string' &&
  typeof value.earlier === 'boolean'

/** The last receipt, for as long as this tab is open: a reload must not lose the only sight of the code. */
export const keptReceipt = stored<Receipt>(() => sessionStorage, 'huixiang.receipt', isReceipt)
