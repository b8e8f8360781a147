import type { Visit } from '../visit.ts'

export interface Step {
  name: string
  href: string
}

/** The way from the shop's first page to here. */
export function Trail({ visit, steps }: { visit: Visit; steps: Step[] }) {
  return (
    <nav className="trail" aria-label={visit.words.trail}>
      <ol>
        {[{ name: visit.words.home, href: visit.path() }, ...steps].map(({ name, href }, index) => (
          <li key={href}>
            <a href={href} aria-current={index === steps.length ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
