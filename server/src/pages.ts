import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import files from '@fastify/static'
import type { FastifyReply } from 'fastify'
import type { App } from './platform/http/index.ts'
import { Problem } from './platform/problem.ts'

const built = fileURLToPath(new URL('../../web/dist/', import.meta.url))
const problems = fileURLToPath(new URL('../../docs/problems.md', import.meta.url))
/** The portal's own addresses, as the screens name them. */
const portal = ['/', '/ask', '/track', '/rate']
const yearInSeconds = 31_536_000

/**
 * The screens as they were built: the desk under /desk, everything else the portal's. Files that bear a hash in their
 * name may be kept by the browser for a year, the two pages themselves are asked for each time.
 */
export async function pages(app: App): Promise<void> {
  await app.register(files, { root: built, serve: false, cacheControl: false })

  app.get('/assets/*', { schema: { hide: true } }, (request, reply) => {
    reply.header('cache-control', `public, max-age=${yearInSeconds}, immutable`)
    return reply.sendFile(`assets/${(request.params as { '*': string })['*']}`)
  })
  const page = (name: string) => async (_: unknown, reply: FastifyReply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(await readPage(name))
  app.get('/desk', { schema: { hide: true } }, page('desk.html'))
  app.get('/desk/*', { schema: { hide: true } }, page('desk.html'))
  // Every problem names this address as its type.
  app.get('/docs/problems', { schema: { hide: true } }, async (_, reply) =>
    reply.type('text/markdown; charset=utf-8').send(await readFile(problems, 'utf8')),
  )
  for (const address of portal) app.get(address, { schema: { hide: true } }, page('index.html'))
  app.get('/*', { schema: { hide: true } }, async (request, reply) => {
    const name = (request.params as { '*': string })['*']
    if (/^[\w-]+\.(svg|png|ico|webmanifest|txt)$/.test(name)) return reply.sendFile(name)
    // The portal itself says that there is nothing here, and what there is.
    return page('index.html')(request, reply.code(404))
  })
}

async function readPage(name: string): Promise<string> {
  try {
    return await readFile(`${built}${name}`, 'utf8')
  } catch {
    throw new Problem('not-found')
  }
}
