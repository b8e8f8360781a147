import type { ReactNode } from 'react'
import type { Visit } from '../visit.ts'

/** What stands around every page of a shop. */
export function Shell({ visit, children }: { visit: Visit; children: ReactNode }) {
  const { shop, words } = visit
  return (
    <>
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <Header visit={visit} />
      {shop.status === 'paused' && <p className="notice">{words.paused}</p>}
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <Footer visit={visit} />
    </>
  )
}

function Header({ visit }: { visit: Visit }) {
  const { shop, words, path, url } = visit
  const search = url.pathname === path('search') ? (url.searchParams.get('search') ?? '') : ''
  return (
    <header className="header">
      <div className="header-row">
        <a className="wordmark" href={path()}>
          {shop.logo_url === null ? shop.name : <img src={shop.logo_url} alt={shop.name} height="40" />}
        </a>
        <search>
          <form className="search" action={path('search')}>
            <SearchIcon />
            <input
              type="search"
              name="search"
              defaultValue={search}
              maxLength={255}
              placeholder={words.search}
              aria-label={words.searchIn(shop.name)}
              autoComplete="off"
              enterKeyHint="search"
            />
            <button className="visually-hidden" type="submit">
              {words.search}
            </button>
          </form>
        </search>
        <a className="account-link" href={path('account')} aria-label={words.account}>
          <PersonIcon />
        </a>
        <a className="cart-link" href={path('cart')} data-cart-link="" data-close={words.close}>
          <CartIcon />
          <span>{words.cart}</span>
          <span className="cart-count" data-cart-count="" hidden={true} />
        </a>
      </div>
      <Navigation visit={visit} />
    </header>
  )
}

function Navigation({ visit: { categories, words, path, url } }: { visit: Visit }) {
  const here = (href: string) => (href === url.pathname ? 'page' : undefined)
  const links = [
    { href: path('search'), name: words.all },
    ...categories.map(({ slug, name }) => ({ href: path('categories', slug), name })),
  ]
  return (
    <nav className="navigation" aria-label={words.categories}>
      <ul>
        {links.map(({ href, name }) => (
          <li key={href}>
            <a href={href} aria-current={here(href)}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Footer({ visit: { shop, words, path } }: { visit: Visit }) {
  return (
    <footer className="footer">
      <a className="footer-name" href={path()}>
        {shop.name}
      </a>
      <p>{shop.prices_include_tax ? words.withTax : words.withoutTax}</p>
      <p className="quiet">{words.poweredBy}</p>
    </footer>
  )
}

function CartIcon() {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <path d="M4 7h12l-1 10H5z" />
      <path d="M7 9V6a3 3 0 0 1 6 0v3" />
    </svg>
  )
}

function PersonIcon() {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <circle cx="10" cy="7" r="3.5" />
      <path d="M3.5 17.5c.6-3.6 3.2-5.5 6.5-5.5s5.9 1.9 6.5 5.5" />
    </svg>
  )
}

function SearchIcon() {
  return (
    <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false">
      <circle cx="9" cy="9" r="5.5" />
      <path d="m13.2 13.2 4 4" />
    </svg>
  )
}
