import { type ReactNode, useEffect } from 'react'

interface PageProps {
  title: string
  /** A few words beside the heading. */
  about?: ReactNode
  children: ReactNode
}

/** One page of the desk: its heading, and the same words as the window's title. */
export function Page({ title, about, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · 12345`
  }, [title])

  return (
    <>
      <div className="page-head">
        <h1>{title}</h1>
        {about}
      </div>
      {children}
    </>
  )
}
