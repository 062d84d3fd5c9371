import { afterAll, beforeAll } from 'vitest'
import { peopleAt } from './people.ts'
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
  const people = peopleAt(url)

  return {
    /** Where its pages are. */
    url,
    /** Sets its clock to a moment of Asia/Shanghai, such as `2026-03-02 10:00`, and does what is due by then. */
    async at(when: string): Promise<void> {
      await people.at(when)
      await people.runDue()
    },
    /** Who may ask it over the network. */
    people,
  }
}
