import type { Visit } from '../visit.ts'

export function Hero({ visit: { shop, words, path }, lead }: { visit: Visit; lead: string | undefined }) {
  return (
    <section className="hero">
      <div className="hero-words">
        <h1>{shop.name}</h1>
        {lead !== undefined && <p className="lead">{lead}</p>}
        <p>
          <a className="hero-link" href={path('search')}>
            {words.browseAll}
          </a>
        </p>
      </div>
      <Arcade />
    </section>
  )
}

/** A row of arches, as a market hall has them. */
function Arcade() {
  return (
    <svg
      className="arcade"
      viewBox="0 0 480 320"
      preserveAspectRatio="xMaxYMax slice"
      aria-hidden="true"
      focusable="false"
    >
      {[0, 1, 2].map((column) => (
        <g key={column} transform={`translate(${column * 160} 0)`}>
          <path d="M20 320V130a60 60 0 0 1 120 0v190z" />
          <path d="M42 320V138a38 38 0 0 1 76 0v182z" />
        </g>
      ))}
    </svg>
  )
}
