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
  const writer = writers.get(key) ?? build(withPlainNulls(schema) as object)
  writers.set(key, writer)
  return writer
}

/** What writes values of a schema, where they do not go out as an answer. */
export const writerOf = <Value>(schema: object): ((value: Value) => string) =>
  compileWriter({ schema, method: 'GET', url: '/' })

/**
 * Says "or null" in the writer's own way. Said as two alternatives, each value is checked against both before it is written,
 * which takes about as long as the writing.
 */
function withPlainNulls(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withPlainNulls)
  if (typeof schema !== 'object' || schema === null) return schema
  const { anyOf, ...beside } = Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => [keyword, withPlainNulls(value)]),
  ) as { anyOf?: { type?: unknown }[] }
  if (!anyOf) return beside
  const [only, ...others] = anyOf.filter(({ type }) => type !== 'null')
  const isNullable = others.length === 0 && anyOf.length === 2
  return isNullable ? { ...only, ...beside, nullable: true } : { anyOf, ...beside }
}
