import type { RowOf } from '@souk/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { souk } from '../souk.ts'
import { oneOf, pageOf, wordOf } from '../use-filters.ts'

export type CaughtMail = RowOf<'inbox.list'>

export const mailViews = ['html', 'text', 'headers'] as const
export type MailView = (typeof mailViews)[number]

export interface InboxFilters {
  search?: string | undefined
  page: number
  /** The mail that stands open beside the table, and how it is shown. */
  mail?: number | undefined
  as?: MailView | undefined
}

export const readInboxFilters = (raw: Record<string, unknown>): InboxFilters => ({
  search: wordOf(raw.search),
  page: pageOf(raw.page),
  mail: Number(raw.mail) > 0 ? Number(raw.mail) : undefined,
  as: oneOf(mailViews, raw.as),
})

export const useInbox = ({ search, page }: InboxFilters) => {
  const query = { page, per_page: 20, ...(search && { search }) }
  return useQuery({
    queryKey: ['inbox', 'list', query],
    queryFn: ({ signal }) => souk.inbox.list({ query, signal }),
    placeholderData: keepPreviousData,
  })
}

/** A mail that was caught does not change. */
export const useCaughtMail = (id: number) =>
  useQuery({
    queryKey: ['inbox', 'one', id],
    queryFn: async ({ signal }) => (await souk.inbox.get({ path: { id }, signal })).data,
    staleTime: Number.POSITIVE_INFINITY,
  })
