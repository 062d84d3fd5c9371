import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Starts programs of the product as processes of their own, on one set of settings. */
export interface Processes {
  /** Runs a TypeScript file of the clone. */
  run(file: string): ChildProcess
  /** Starts the product; resolves once it says that it is ready, and refuses with what it said when it ends before. */
  start(): Promise<Product>
  /** Kills those that still run. */
  killAll(): void
}

export interface Product {
  child: ChildProcess
  port: number
  /** All it has said until now, log and complaints included. */
  said(): string
}

export function processesWith(settings: Record<string, string>): Processes {
  const started = new Set<ChildProcess>()

  function run(file: string): ChildProcess {
    const { NODE_OPTIONS: _, VITEST: __, ...env } = process.env
    const child = spawn(process.execPath, ['--import', 'tsx', join(root, file)], {
      cwd: root,
      env: { ...env, PORT: '0', LOG_LEVEL: 'silent', ...settings },
    })
    started.add(child)
    child.once('exit', () => started.delete(child))
    return child
  }

  function start(): Promise<Product> {
    const child = run('server/src/main.ts')
    let text = ''
    return new Promise((settle, refuse) => {
      const hear = (chunk: unknown) => {
        text += String(chunk)
        if (!/^ready$/m.test(text)) return
        settle({ child, port: Number(/API\s+http:\/\/[^:]+:(\d+)/.exec(text)![1]), said: () => text })
      }
      child.stderr!.on('data', hear)
      child.stdout!.on('data', hear)
      child.once('exit', () => refuse(new Error(`it did not start:\n${text}`)))
    })
  }

  return {
    run,
    start,
    killAll() {
      for (const child of started) child.kill('SIGKILL')
    },
  }
}

export const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((settle) => child.once('exit', (code) => settle(code)))
