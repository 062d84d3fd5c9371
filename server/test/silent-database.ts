import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

/** One that lets in, as the protocol says it: no password is asked, and it is ready. */
const welcome = Buffer.from('R\0\0\0\x08\0\0\0\0Z\0\0\0\x05I', 'latin1')
/** A statement is done, and it is ready again. */
const done = Buffer.from('C\0\0\0\x08SET\0Z\0\0\0\x05I', 'latin1')

/** Something on a database's port that says nothing more after a few answers; the first is to let in. */
export interface SilentDatabase {
  url: string
  /** How many connections are open. */
  open(): number
  close(): Promise<void>
}

export async function silentDatabase(answers = 0): Promise<SilentDatabase> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    const left = [welcome, done].slice(0, answers)
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', () => {
      const answer = left.shift()
      if (answer) socket.write(answer)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `postgres://nobody@127.0.0.1:${port}/nothing`,
    open: () => sockets.size,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
