import type { App } from './app.ts'

/**
 * Says once in the log that requests come by a proxy whose word is not taken: limits by address then take all who come by it
 * for one. No address is told.
 */
export function tellOfProxy(app: App): void {
  let told = false
  app.addHook('onRequest', async ({ headers, ip, log, socket }) => {
    if (told || headers['x-forwarded-for'] === undefined || ip !== socket.remoteAddress) return
    told = true
    log.warn('a proxy that TRUST_PROXY does not name: all who come by it share the limits of one address')
  })
}
