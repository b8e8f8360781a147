import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { pages } from './pages.ts'
import { openPages } from './session/open-pages.ts'
import { ErrorPage, NotFoundPage } from './shell/lost.tsx'
import { Shell } from './shell/shell.tsx'

const root = createRootRoute({ errorComponent: ErrorPage })

const open = openPages.map(({ path, load }) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) }),
)

/** Around every page that one must be signed in for. */
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell, errorComponent: ErrorPage })

const routes = pages.map(({ path, load }) =>
  createRoute({ getParentRoute: () => shell, path, component: lazyRouteComponent(load) }),
)

const elsewhere = createRoute({ getParentRoute: () => shell, path: '$', component: NotFoundPage })

export const router = createRouter({
  routeTree: root.addChildren([...open, shell.addChildren([...routes, elsewhere])]),
  basepath: '/dashboard',
  defaultPreload: 'intent',
  defaultErrorComponent: ErrorPage,
  scrollRestoration: true,
})
