import type { TestProject } from 'vitest/node'
import { startProduct } from './product.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the run's product is. */
    productUrl: string
  }
}

/** One product for all journeys of a run. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const product = await startProduct()
  project.provide('productUrl', product.url)
  return product.close
}
