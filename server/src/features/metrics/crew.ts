import cluster from 'node:cluster'
import { randomUUID } from 'node:crypto'
import { AggregatorRegistry, type PrometheusContentType, type Registry } from 'prom-client'

/** What a worker asks the process that keeps it, and what that answers: nothing where a worker did not tell in time. */
interface Question {
  metricsOfAll: string
}
interface Answer extends Question {
  text: string | undefined
}

/** Has the process that keeps workers tell each of them, when asked, what all of them count. To be called once, there. */
export function tellWorkers(): void {
  const all = new AggregatorRegistry<PrometheusContentType>()
  cluster.on('message', async (worker, { metricsOfAll }: Partial<Question>) => {
    if (metricsOfAll === undefined) return
    const text = await all.clusterMetrics().catch(() => undefined)
    if (worker.isConnected()) worker.send({ metricsOfAll, text } satisfies Answer)
  })
}

/** Lets this worker's metrics be told with those of the others. Answers what asks for all of them. */
export function joinWorkers(registry: Registry): () => Promise<string | undefined> {
  AggregatorRegistry.setRegistries(registry)
  // Made for its ear alone: the first one begins to listen for the question.
  new AggregatorRegistry()
  return () =>
    new Promise((settle) => {
      const question: Question = { metricsOfAll: randomUUID() }
      function hear({ metricsOfAll, text }: Partial<Answer>): void {
        if (metricsOfAll !== question.metricsOfAll) return
        process.off('message', hear)
        settle(text)
      }
      process.on('message', hear)
      process.send!(question)
    })
}
