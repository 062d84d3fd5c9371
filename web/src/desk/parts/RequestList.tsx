import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'
import { ProblemNotice } from './ProblemNotice.tsx'

interface RequestListProps<Request> {
  title: string
  /** What is said where nothing waits. */
  none: string
  found: UseQueryResult<Request[]>
  children: (request: Request) => ReactNode
}

/** Requests that wait for a second person. */
export function RequestList<Request extends { id: string }>({
  title,
  none,
  found,
  children,
}: RequestListProps<Request>) {
  const heading = useId()
  return (
    <section className="sheet" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      <ProblemNotice error={found.error} again={found.refetch} />
      {found.data?.length === 0 ? <p className="soft">{none}</p> : null}
      <ul className="plain">
        {found.data?.map((one) => (
          <li key={one.id}>{children(one)}</li>
        ))}
      </ul>
    </section>
  )
}
