import type { ComponentType } from 'react'

/** A page for who is not signed in, or need not be; below /dashboard. */
interface OpenPage {
  path: `/${string}`
  load: () => Promise<{ default: ComponentType }>
}

export const openPages: readonly OpenPage[] = [
  { path: '/register', load: () => import('./register.view.tsx') },
  { path: '/forgot-password', load: () => import('./forgot-password.view.tsx') },
  { path: '/new-password', load: () => import('./new-password.view.tsx') },
  { path: '/verify-address', load: () => import('./verify-address.view.tsx') },
]
