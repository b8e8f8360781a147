import type { Visit } from '../visit.ts'

/** Each category with what lies right below it. */
export function Categories({ visit: { categories, words, path } }: { visit: Visit }) {
  if (categories.length === 0) return null
  return (
    <section aria-labelledby="categories">
      <div className="section-head">
        <h2 id="categories">{words.categories}</h2>
      </div>
      <ul className="tiles">
        {categories.map(({ id, name, slug, children }) => (
          <li key={id} className="tile">
            <h3>
              <a href={path('categories', slug)}>{name}</a>
            </h3>
            {children.length > 0 && <p className="quiet">{children.map((child) => child.name).join(', ')}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
