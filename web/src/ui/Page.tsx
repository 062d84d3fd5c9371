import { type ReactNode, useEffect } from 'react'

interface PageProps {
  title: string
  lead?: ReactNode
  children: ReactNode
}

/** One page of the portal: its heading, and the same words as the window's title. */
export function Page({ title, lead, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · 12345`
  }, [title])

  return (
    <div className="page">
      <h1>{title}</h1>
      {lead ? <p className="lead">{lead}</p> : null}
      {children}
    </div>
  )
}
