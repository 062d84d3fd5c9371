import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { isProblem } from '../api/client.ts'
import { sessionQuery } from '../api/session.ts'

/** The desk's cache of answers. Any answer "not signed in" ends the session on the screen, without losing the page. */
export function createQueries(): QueryClient {
  const noteSignOut = (error: unknown) => {
    // Asked again, since the refusal may be a late answer to what was sent before a new sign-in.
    if (isProblem(error, 'not-signed-in')) void queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
  }
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: noteSignOut }),
    mutationCache: new MutationCache({ onError: noteSignOut }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // What the server said will not change by asking again; a lost connection may come back.
        retry: (count, error) => isProblem(error, 'unavailable') && count < 2,
      },
    },
  })
  return queries
}
