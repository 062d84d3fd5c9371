import build from 'fast-json-stringify'
import type { FastifySerializerCompiler } from 'fastify'

type Writer = ReturnType<FastifySerializerCompiler<object>>

const writers = new Map<string, Writer>()

/**
 * What writes an answer: the fields its schema names and no others. It is made once for each schema and kept for the process:
 * all commands answer with the same view, and making its writer anew for each was most of a start.
 */
export const compileWriter: FastifySerializerCompiler<object> = ({ schema }) => {
  const key = JSON.stringify(schema)
  const writer = writers.get(key) ?? build(schema)
  writers.set(key, writer)
  return writer
}
