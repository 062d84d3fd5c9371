import { Button } from 'antd'
import type { SentCommand } from 'contract/commands'
import { useTranslation } from 'react-i18next'
import { commandOf } from '../../api/names.ts'

interface CommandButtonsProps {
  /** As the server sent them, in kebab-case. */
  allowed: readonly string[]
  onCommand: (command: SentCommand) => void
  size?: 'small' | 'middle'
}

/** A button for each command that is allowed now. */
export function CommandButtons({ allowed, onCommand, size = 'middle' }: CommandButtonsProps) {
  const { t } = useTranslation()
  const commands = allowed.map(commandOf).filter((command) => command !== undefined)
  if (commands.length === 0) return <span className="soft">{t('matter.nothing')}</span>

  return (
    <div className="commands">
      {commands.map((command) => (
        <Button key={command} size={size} onClick={() => onCommand(command)}>
          {t(`commands:command.${command}`)}
        </Button>
      ))}
    </div>
  )
}
