import type { RowOf } from '@souk/client'
import { useQuery } from '@tanstack/react-query'
import { queries, souk } from '../souk.ts'

export type Category = RowOf<'categories.list'>

/** A category with what lies in it, in its order. */
export interface Branch extends Category {
  children: Branch[]
}

/** All of one shop: one's own where nobody is named. */
export const useCategories = (owner: number) =>
  useQuery({
    queryKey: ['categories', owner],
    queryFn: async ({ signal }) => {
      const all: Category[] = []
      const query = { per_page: 100, sort: 'position', user_id: owner } as const
      for await (const category of souk.categories.list.each({ query, signal })) all.push(category)
      return all
    },
  })

export function lookAgain(): void {
  for (const queryKey of [['categories'], ['listings']]) void queries.invalidateQueries({ queryKey })
}

export function treeOf(categories: readonly Category[], parent: number | null = null): Branch[] {
  return categories
    .filter(({ parent_id }) => parent_id === parent)
    .toSorted((one, other) => one.position - other.position || one.id - other.id)
    .map((category) => ({ ...category, children: treeOf(categories, category.id) }))
}

/** As options of a field: each with where it lies, such as 'Kitchen / Cups'. */
export function categoryOptions(categories: readonly Category[]): { value: string; label: string }[] {
  const walk = (branches: readonly Branch[], above: string): { value: string; label: string }[] =>
    branches.flatMap(({ id, name, children }) => [
      { value: String(id), label: `${above}${name}` },
      ...walk(children, `${above}${name} / `),
    ])
  return walk(treeOf(categories), '')
}
