import type { AnswerOf, RowOf } from '@souk/client'
import { useQuery } from '@tanstack/react-query'
import { souk } from '../souk.ts'

export type Access = RowOf<'access.list'>
export type Explanation = AnswerOf<'access.explain'>['data']

const about = (user: number | undefined) => (user === undefined ? {} : { user_id: user })

/** Every permission, and whether it is held; one's own without a user. */
export const useAccess = (user: number | undefined) =>
  useQuery({
    queryKey: ['access', 'list', user],
    queryFn: async ({ signal }) => (await souk.access.list({ query: { ...about(user), per_page: 100 }, signal })).data,
  })

export const useExplanation = (permission: string, user: number | undefined) =>
  useQuery({
    queryKey: ['access', 'explained', permission, user],
    queryFn: async ({ signal }) => (await souk.access.explain({ query: { ...about(user), permission }, signal })).data,
  })
