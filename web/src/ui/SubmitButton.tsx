interface SubmitButtonProps {
  busy: boolean
  children: string
  busyWords: string
}

/** Sends its form. While busy it keeps its focus, says so, and a second press does nothing. */
export function SubmitButton({ busy, children, busyWords }: SubmitButtonProps) {
  return (
    <button
      type="submit"
      className="button button-main"
      aria-disabled={busy}
      onClick={(click) => {
        if (busy) click.preventDefault()
      }}
    >
      {busy ? busyWords : children}
    </button>
  )
}
