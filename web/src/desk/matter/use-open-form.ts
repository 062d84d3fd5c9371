import type { SentCommand } from 'contract/commands'
import { useRef, useState } from 'react'
import { useLeaveGuard } from '../parts/use-leave-guard.ts'

/** Which command's form stands open, for which assignment, with what was chosen before it was opened. */
export interface OpenForm {
  command: SentCommand
  assignment?: string | undefined
  given?: { into: string }
}

const keyOf = ({ command, assignment, given }: OpenForm): string => `${command} ${assignment} ${given?.into}`

/** The one form that is open at a matter. Whoever has typed into it is asked before it is lost. */
export function useOpenForm() {
  const [shown, setShown] = useState<OpenForm | null>(null)
  const [isTyped, setTyped] = useState(false)
  const mayLose = useLeaveGuard(isTyped)
  const rest = useRef<HTMLHeadingElement>(null)
  const show = (next: OpenForm | null) => {
    setShown(next)
    setTyped(false)
  }
  const end = () => {
    show(null)
    rest.current?.focus()
  }
  const key = shown ? keyOf(shown) : undefined

  return {
    shown,
    key,
    isTyped,
    /** Of the heading that has the keys when the form is gone. */
    rest,
    onTyped: () => setTyped(true),
    open(next: OpenForm) {
      if (keyOf(next) !== key && mayLose()) show(next)
    },
    /** The command was taken: nothing of the form is lost. */
    done: end,
    close() {
      if (mayLose()) end()
    },
  }
}
