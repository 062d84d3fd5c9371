/** The sign of the product, an echo. Decoration beside its name, so silent to screen readers. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" />
      <path d="M9 12.5a5 5 0 0 1 0 7M14 9.5a9.5 9.5 0 0 1 0 13M19 6.5a14 14 0 0 1 0 19" />
    </svg>
  )
}
