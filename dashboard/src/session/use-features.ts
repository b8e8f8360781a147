import { useQuery } from '@tanstack/react-query'
import type { Page } from '../page.ts'
import { souk } from '../souk.ts'
import { useMay } from './use-me.ts'

/** Whether one may see a page and the server has what it shows; undefined until the server has said so. */
export function useReachable(pages: readonly Page[]): (page: Page) => boolean | undefined {
  const may = useMay()
  const permitted = ({ permission = [] }: Page) => [permission].flat().every(may)
  const { data: features, isError } = useQuery({
    queryKey: ['features'],
    queryFn: async () => (await souk.features.get()).data,
    enabled: pages.some((page) => page.needs !== undefined && permitted(page)),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (page) => {
    if (!permitted(page)) return false
    if (page.needs === undefined) return true
    return isError ? false : features?.[page.needs]
  }
}
