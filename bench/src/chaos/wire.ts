import { connect, createServer, type Server, type Socket } from 'node:net'

/** The network between the product and its database, which can be cut. */
export interface Wire {
  readonly port: number
  /** `cut`: connections break and new ones are refused. `silent`: nothing passes and nobody is told. `whole`: as it should be. */
  become(state: 'whole' | 'cut' | 'silent'): void
  close(): void
}

export async function openWire(to: number): Promise<Wire> {
  const pairs = new Set<readonly [Socket, Socket]>()
  let state: 'whole' | 'cut' | 'silent' = 'whole'

  const server: Server = createServer((near) => {
    const far = connect(to, '127.0.0.1')
    const pair = [near, far] as const
    const drop = () => {
      near.destroy()
      far.destroy()
      pairs.delete(pair)
    }
    for (const socket of pair) socket.on('error', drop).on('close', drop)
    if (state === 'cut') return drop()
    pairs.add(pair)
    near.on('data', (bytes) => far.write(bytes))
    far.on('data', (bytes) => near.write(bytes))
    if (state === 'silent') hold(pair)
  })
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))

  return {
    port: (server.address() as { port: number }).port,
    become(next) {
      state = next
      for (const pair of [...pairs])
        if (next === 'cut') for (const socket of pair) socket.destroy()
        else if (next === 'silent') hold(pair)
        else for (const socket of pair) socket.resume()
    },
    close() {
      server.close()
      for (const pair of pairs) for (const socket of pair) socket.destroy()
    },
  }
}

function hold(pair: readonly [Socket, Socket]): void {
  for (const socket of pair) socket.pause()
}
