import { useQuery } from '@tanstack/react-query'
import { souk } from '../souk.ts'

export const mailViews = ['html', 'text', 'headers'] as const
export type MailView = (typeof mailViews)[number]

/** A mail that was caught does not change. */
export const useCaughtMail = (id: number) =>
  useQuery({
    queryKey: ['inbox', 'one', id],
    queryFn: async ({ signal }) => (await souk.inbox.get({ path: { id }, signal })).data,
    staleTime: Number.POSITIVE_INFINITY,
  })
