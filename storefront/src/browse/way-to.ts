import type { Category } from '../visit.ts'

export interface Branch {
  name: string
  slug: string
  children: readonly Branch[]
}

/** From the root to the category, both included; undefined where there is no such category. */
export function wayTo(categories: readonly Branch[] | readonly Category[], slug: string): Branch[] | undefined {
  for (const category of categories as readonly Branch[]) {
    if (category.slug === slug) return [category]
    const below = wayTo(category.children, slug)
    if (below !== undefined) return [category, ...below]
  }
  return undefined
}
