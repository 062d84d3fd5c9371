import { afterAll, beforeAll } from 'vitest'
import { type Product, startProduct } from './product.ts'

/** A product of a test file's own, without matters: it may move the clock without taking the other journeys with it. */
export function useOwnProduct() {
  let product: Product | undefined
  beforeAll(async () => {
    product = await startProduct({ matters: false })
  })
  afterAll(() => product?.close())

  const url = (): string => {
    if (!product) throw new Error('The product of this file is not up yet')
    return product.url
  }
  async function ask(method: 'PUT' | 'POST', path: string, body?: object): Promise<void> {
    const json = body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
    const answer = await fetch(`${url()}${path}`, { method, ...json })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  }

  return {
    /** Where its pages are. */
    url,
    /** Sets its clock to a moment of Asia/Shanghai, such as `2026-03-02 10:00`, and does what is due by then. */
    async at(when: string): Promise<void> {
      await ask('PUT', '/api/test/clock', { now: new Date(`${when.replace(' ', 'T')}:00+08:00`).toISOString() })
      await ask('POST', '/api/test/run-due')
    },
  }
}
