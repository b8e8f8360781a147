import { useLocation } from '@tanstack/react-router'
import { pages } from '../pages.ts'
import { useReachable } from '../session/use-features.ts'
import { useMay } from '../session/use-me.ts'

/** Where one is, below /dashboard. */
export const usePath = () => useLocation({ select: ({ pathname }) => pathname.replace(/\/$/, '') || '/' })

/** The pages that one may open, as they are called for who one is. */
export function useOpenPages() {
  const may = useMay()
  const reachable = useReachable(pages)
  return pages
    .filter((page) => reachable(page) === true)
    .map((page) => (may('tenants.any') ? page : { ...page, ...page.own }))
}
