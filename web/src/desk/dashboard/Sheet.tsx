export type Line = [name: string, value: string]

/** Some figures under one heading. */
export function Sheet({ title, lines }: { title: string; lines: readonly Line[] }) {
  return (
    <section className="sheet" aria-label={title}>
      <h2>{title}</h2>
      <dl>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
