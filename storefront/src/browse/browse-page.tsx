import { SoukError } from '@souk/client'
import type { ReactNode } from 'react'
import { Cards } from '../design/card.tsx'
import { type Step, Trail } from '../design/trail.tsx'
import { trailData } from '../engines/structured-data.ts'
import type { Page, Show } from '../page.ts'
import { type Visit, withQuery } from '../visit.ts'
import { Filters } from './filters.tsx'
import { Pages } from './pages.tsx'
import { type Branch, wayTo } from './way-to.ts'
import { find, queryOf, type Wishes, wishesOf } from './wishes.ts'

export const showSearch: Show = async (visit) => {
  const { words, path, url } = visit
  const { search } = wishesOf(url, words.sorts)
  const title = search === '' ? words.all : words.resultsFor(search)
  return browsePage(visit, { title, at: path('search'), steps: [] })
}

export const showCategory: Show = async (visit, { category: slug = '' }) => {
  const found = wayTo(visit.categories, slug)
  const category = found?.at(-1)
  if (found === undefined || category === undefined)
    throw new SoukError({ status: 404, code: 'not_found', message: 'There is no such category.' })
  const steps = found.map((step) => ({ name: step.name, href: visit.path('categories', step.slug) }))
  const below = <Below visit={visit} categories={category.children} />
  return browsePage(visit, { title: category.name, at: visit.path('categories', slug), category: slug, steps, below })
}

interface Shelf {
  title: string
  at: string
  category?: string
  steps: Step[]
  below?: ReactNode
}

async function browsePage(visit: Visit, { title, at, category, steps, below }: Shelf): Promise<Page> {
  const { words, shop, origin, url } = visit
  const wishes = wishesOf(url, words.sorts)
  const found = await find(visit, wishes, category)
  const { total, total_is_exact: isExact } = found.meta
  return {
    head: {
      title: `${title} – ${shop.name}`,
      canonical: isPlain(wishes) ? `${origin}${withQuery(at, queryOf(wishes))}` : undefined,
      image: found.data.find(({ image }) => image !== null)?.image,
      ...(steps.length > 0 && { data: [trailData(visit, steps)] }),
    },
    body: (
      <>
        {steps.length > 1 && <Trail visit={visit} steps={steps} />}
        <div className="browse-head">
          <h1>{title}</h1>
          <p className="quiet" role="status">
            {words.found(total, isExact)}
          </p>
        </div>
        {below}
        <Filters visit={visit} at={at} wishes={wishes} errors={found.errors} />
        {found.data.length === 0 ? <Nothing visit={visit} /> : <Cards visit={visit} listings={found.data} below={1} />}
        <Pages visit={visit} at={at} wishes={wishes} last={found.meta.last_page} />
      </>
    ),
  }
}

/** Filtered and sorted there are as many pages as wishes: search engines are to keep the plain ones. */
const isPlain = (wishes: Wishes) => Object.entries(queryOf(wishes)).every(([name, value]) => !value || name === 'page')

function Nothing({ visit: { words, path } }: { visit: Visit }) {
  return (
    <div className="nothing">
      <p className="nothing-title">{words.nothingFound}</p>
      <p className="quiet">{words.tryElse}</p>
      <p>
        <a className="button quiet-button" href={path('search')}>
          {words.showAll}
        </a>
      </p>
    </div>
  )
}

function Below({ visit, categories }: { visit: Visit; categories: readonly Branch[] }) {
  if (categories.length === 0) return null
  return (
    <ul className="chips">
      {categories.map(({ slug, name }) => (
        <li key={slug}>
          <a className="chip" href={visit.path('categories', slug)}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  )
}
