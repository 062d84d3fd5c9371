import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'

interface Change<Values, Answer> {
  send: (values: Values) => Promise<Answer>
  /** What is read anew afterwards, also after a refusal: somebody else may have been faster. */
  reads: readonly QueryKey[]
  /** The words that say it is done. */
  done?: string
  onDone?: (answer: Answer) => void
}

/** One change: sent once, told, and everything it touches read anew. */
export function useChange<Values, Answer>({ send, reads, done, onDone }: Change<Values, Answer>) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  return useMutation({
    // One-time passwords are among the answers: none of them stays in memory.
    gcTime: 0,
    mutationFn: send,
    onSuccess: (answer) => {
      if (done) void message.success(done)
      onDone?.(answer)
    },
    onSettled: () => Promise.all(reads.map((queryKey) => queries.invalidateQueries({ queryKey }))),
  })
}
