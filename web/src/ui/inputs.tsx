import type { HTMLAttributes } from 'react'
import { Field, type FieldProps } from './Field.tsx'

interface Valued {
  value: string
  onChange: (value: string) => void
  name: string
}

interface TextProps extends FieldProps, Valued {
  type?: 'text' | 'tel' | 'search'
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  autoComplete?: string
  maxLength?: number
  /** Set wide apart in figures of one width, for numbers and codes. */
  digits?: boolean
}

/** One line of text. */
export function TextField({ label, mark, hint, error, onChange, digits, type = 'text', ...rest }: TextProps) {
  return (
    <Field label={label} mark={mark} hint={hint} error={error}>
      {(ids) => (
        <input
          {...ids}
          {...rest}
          type={type}
          className={digits ? 'input input-digits' : 'input'}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  )
}

interface TextAreaProps extends FieldProps, Valued {
  rows?: number
  maxLength: number
  /** Tells how much room is left, once it gets short. */
  roomLeft: (left: number) => string
}

/** Many lines of text. */
export function TextArea({ label, mark, hint, error, onChange, roomLeft, rows = 4, ...rest }: TextAreaProps) {
  const left = rest.maxLength - rest.value.length
  return (
    <Field label={label} mark={mark} hint={hint} error={error}>
      {(ids) => (
        <>
          <textarea
            {...ids}
            {...rest}
            className="input"
            rows={rows}
            onChange={({ target }) => onChange(target.value)}
          />
          {left <= rest.maxLength / 5 ? <p className="hint">{roomLeft(left)}</p> : null}
        </>
      )}
    </Field>
  )
}

export interface Choice {
  value: string
  label: string
  text?: string
}

interface SelectProps extends FieldProps, Valued {
  choices: readonly Choice[]
  /** The words of the empty choice. */
  none: string
  disabled?: boolean
}

/** One of a list. */
export function SelectField({ label, mark, hint, error, onChange, choices, none, ...rest }: SelectProps) {
  return (
    <Field label={label} mark={mark} hint={hint} error={error}>
      {(ids) => (
        <select {...ids} {...rest} className="input" onChange={({ target }) => onChange(target.value)}>
          <option value="">{none}</option>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
