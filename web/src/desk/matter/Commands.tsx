import { Button } from 'antd'
import type { SentCommand } from 'contract/commands'
import type { AssignmentView } from 'contract/matter-parts'
import type { MatterView } from 'contract/views'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { commandOf } from '../../api/names.ts'

interface CommandsProps {
  matter: MatterView
  /** Where the keys go when a form is done. */
  heading: Ref<HTMLHeadingElement>
  onCommand: (command: SentCommand, assignment?: AssignmentView) => void
}

/** Everything that is allowed now in one place: at each assignment, then for the matter as a whole. */
export function Commands({ matter, heading, onCommand }: CommandsProps) {
  const { t } = useTranslation()
  const workable = matter.assignments.filter(({ allowed }) => allowed.length > 0)
  const isNothing = workable.length === 0 && matter.allowed.length === 0

  return (
    <section className="sheet">
      <h2 ref={heading} tabIndex={-1}>
        {t('matter.commands')}
      </h2>
      {isNothing ? <p className="soft">{t('matter.nothing')}</p> : null}
      {workable.map((assignment) => (
        <div key={assignment.id} className="commands-of">
          <h3>
            {t(`states:assignmentKind.${assignment.kind}`)} · {assignment.organizerLabel}
          </h3>
          <Buttons allowed={assignment.allowed} onCommand={(command) => onCommand(command, assignment)} />
        </div>
      ))}
      {matter.allowed.length > 0 ? (
        <div className="commands-of">
          {workable.length > 0 ? <h3>{t('matter.whole')}</h3> : null}
          <Buttons allowed={matter.allowed} onCommand={(command) => onCommand(command)} />
        </div>
      ) : null}
    </section>
  )
}

/** The steps that take a matter on its main way; they come first and stand out. */
const mainWay: readonly string[] = [
  'accept',
  'dispatch',
  'sign',
  'contactDemander',
  'reply',
  'approveReply',
  'auditReply',
  'recordCallback',
]

interface ButtonsProps {
  /** As the server sent them, in kebab-case. */
  allowed: readonly string[]
  onCommand: (command: SentCommand) => void
}

function Buttons({ allowed, onCommand }: ButtonsProps) {
  const { t } = useTranslation()
  const known = allowed.map(commandOf).filter((command) => command !== undefined)
  const isMain = (command: SentCommand) => mainWay.includes(command)
  const ordered = [...known.filter(isMain), ...known.filter((command) => !isMain(command))]

  return (
    <div className="commands">
      {ordered.map((command) => (
        <Button
          key={command}
          {...(isMain(command) ? ({ color: 'primary', variant: 'outlined' } as const) : {})}
          onClick={() => onCommand(command)}
        >
          {t(`commands:command.${command}`)}
        </Button>
      ))}
    </div>
  )
}
