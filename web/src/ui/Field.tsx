import { type ReactNode, useId } from 'react'

/** What ties an input to its label, its hint and its error. */
export interface FieldIds {
  id: string
  'aria-describedby'?: string
  'aria-invalid'?: true
}

export interface FieldProps {
  label: string
  /** Words after the label, such as "(needed)". */
  mark?: string
  hint?: ReactNode
  error?: string | undefined
}

/** A label, its input, and what is said about it. The error is announced when it appears. */
export function Field({ label, mark, hint, error, children }: FieldProps & { children: (ids: FieldIds) => ReactNode }) {
  const id = useId()
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')

  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label htmlFor={id}>
        {label} {mark ? <span className="mark-words">{mark}</span> : null}
      </label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {children({
        id,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(error ? { 'aria-invalid': true as const } : {}),
      })}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  )
}

/** The place of an error: always there, so that screen readers notice when words come into it. */
export function FieldError({ id, error }: { id: string; error?: string | undefined }) {
  return (
    <p className="error" id={id} aria-live="polite">
      {error}
    </p>
  )
}
