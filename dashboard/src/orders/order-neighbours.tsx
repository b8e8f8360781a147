import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { say } from '../language/say.ts'
import { type ListState, useList } from '../lists/list.ts'
import { souk } from '../souk.ts'
import type { Raw } from '../use-filters.ts'
import { orderList } from './order-list.tsx'
import type { Order } from './status.tsx'

/** To the order before and after, as the list is filtered and sorted; at the end of a page on the next one. */
export function OrderNeighbours({ id }: { id: number }) {
  const list = useList(orderList)
  const { data: rows = [], meta } = list.page.data ?? {}
  const at = rows.findIndex((row) => row.id === id)
  const onPageBefore = usePageBeside(list, at === 0 && meta !== undefined && meta.page > 1 ? meta.page - 1 : undefined)
  const isLast = at >= 0 && at === rows.length - 1 && meta !== undefined && meta.page < meta.last_page
  const onPageAfter = usePageBeside(list, isLast ? meta.page + 1 : undefined)
  if (at < 0) return null
  return (
    <>
      <Neighbour label={say('The order before')} to={rows[at - 1] ?? onPageBefore?.at(-1)} page={at === 0 ? -1 : 0}>
        <IconChevronLeft size={16} />
      </Neighbour>
      <Neighbour label={say('The next order')} to={rows[at + 1] ?? onPageAfter?.[0]} page={isLast ? 1 : 0}>
        <IconChevronRight size={16} />
      </Neighbour>
    </>
  )
}

function usePageBeside({ sort, asked }: ListState<Order>, page: number | undefined): readonly Order[] | undefined {
  const query = { page, per_page: 20, ...(sort && { sort }), ...asked }
  const { data } = useQuery({
    queryKey: [...orderList.key, 'beside', query],
    queryFn: ({ signal }) => souk.orders.list({ query: query as never, signal }),
    enabled: page !== undefined,
  })
  return data?.data
}

interface NeighbourProps {
  label: string
  to: Order | undefined
  /** How many pages further it stands. */
  page: -1 | 0 | 1
  children: ReactNode
}

function Neighbour({ label, to, page, children }: NeighbourProps) {
  if (to === undefined)
    return (
      <ActionIcon variant="default" aria-label={label} disabled>
        {children}
      </ActionIcon>
    )
  const search = ({ page: present = 1, ...before }: Raw) => ({
    ...before,
    ...(Number(present) + page > 1 && { page: Number(present) + page }),
    order: to.id,
  })
  return (
    <ActionIcon
      variant="default"
      aria-label={label}
      renderRoot={(props) => <Link to="/orders" search={search as never} {...props} />}
    >
      {children}
    </ActionIcon>
  )
}
