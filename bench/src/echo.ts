import { readFileSync } from 'node:fs'
import Fastify from 'fastify'

/** Answers one payload, read from the file named in the arguments, as JSON, and takes one: what HTTP alone costs. */
const payload: unknown = JSON.parse(readFileSync(process.argv[2]!, 'utf8'))

const app = Fastify()
app.get('/', async () => payload)
app.post('/', async () => payload)
process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}\nready\n`)
process.once('SIGTERM', () => void app.close())
