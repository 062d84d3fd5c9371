import { useId } from 'react'
import { FieldError, type FieldProps } from './Field.tsx'
import type { Choice } from './inputs.tsx'

interface RadioCardsProps extends FieldProps {
  name: string
  value: string
  choices: readonly Choice[]
  onChange: (value: string) => void
  /** Narrow cards beside each other, for choices of a word. */
  compact?: boolean
}

/** One of a few, each on a card with room for a sentence. */
export function RadioCards({ label, mark, hint, error, name, value, choices, onChange, compact }: RadioCardsProps) {
  const id = useId()
  return (
    <fieldset className={error ? 'field field-wrong' : 'field'} aria-describedby={`${id}-hint ${id}-error`}>
      <legend>
        {label} {mark ? <span className="mark-words">{mark}</span> : null}
      </legend>
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <div className={compact ? 'cards cards-compact' : 'cards'}>
        {choices.map((choice, index) => (
          <label key={choice.value} className="card">
            <input
              type="radio"
              id={index === 0 ? id : undefined}
              name={name}
              value={choice.value}
              checked={choice.value === value}
              aria-invalid={error ? true : undefined}
              onChange={() => onChange(choice.value)}
            />
            <span>
              <span className="card-title">{choice.label}</span>
              {choice.text ? <span className="card-text">{choice.text}</span> : null}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={`${id}-error`} error={error} />
    </fieldset>
  )
}

interface TickProps {
  name: string
  label: string
  text?: string
  checked: boolean
  onChange: (checked: boolean) => void
}

/** Yes or no, on a card of its own. */
export function Tick({ name, label, text, checked, onChange }: TickProps) {
  return (
    <label className="card">
      <input type="checkbox" name={name} checked={checked} onChange={({ target }) => onChange(target.checked)} />
      <span>
        <span className="card-title">{label}</span>
        {text ? <span className="card-text">{text}</span> : null}
      </span>
    </label>
  )
}
