import type { GuidanceView } from 'contract/guidance'

const parts = ['phone', 'address', 'hours', 'site'] as const

interface GuidanceFactsProps {
  guidance: GuidanceView
  /** What each part is called. */
  label: (part: (typeof parts)[number]) => string
}

/** The channel somebody is guided to: who it is, its number, address and hours, and its site. */
export function GuidanceFacts({ guidance, label }: GuidanceFactsProps) {
  return (
    <>
      <p>
        <strong>{guidance.name}</strong>
      </p>
      <dl className="facts">
        {parts.map((part) =>
          guidance[part] ? (
            <div key={part}>
              <dt>{label(part)}</dt>
              <dd>{part === 'site' ? <a href={guidance.site}>{guidance.site}</a> : guidance[part]}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </>
  )
}
