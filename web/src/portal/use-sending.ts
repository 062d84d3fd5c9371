import { type FormEvent, useRef, useState } from 'react'

interface Attempt {
  /** Name of the first field that is not as it should be; the keys go there and nothing is sent. */
  wrong: string | undefined
  send: () => Promise<void>
}

/** One form that is sent once at a time: whether it was tried and is under way, and what came back as an error. */
export function useSending() {
  const form = useRef<HTMLFormElement>(null)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()

  async function submit(event: FormEvent, { wrong, send }: Attempt): Promise<void> {
    event.preventDefault()
    setTried(true)
    setError(undefined)
    if (busy) return
    if (wrong) {
      form.current?.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus()
      return
    }
    setBusy(true)
    try {
      await send()
    } catch (refusal) {
      setError(refusal)
    }
    setBusy(false)
  }

  return { form, tried, busy, error, submit }
}
