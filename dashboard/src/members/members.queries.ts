import type { RowOf } from '@souk/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { souk } from '../souk.ts'

export type Member = RowOf<'members.list'>
export type Invitation = RowOf<'invitations.list'>

export const membersKey = ['members']

export const useMembers = (page: number) =>
  useQuery({
    queryKey: [...membersKey, 'list', page],
    queryFn: ({ signal }) => souk.members.list({ query: { page, per_page: 20 }, signal }),
    placeholderData: keepPreviousData,
  })

export const useInvitations = (page: number) =>
  useQuery({
    queryKey: [...membersKey, 'invitations', page],
    queryFn: ({ signal }) => souk.invitations.list({ query: { page, per_page: 20 }, signal }),
    placeholderData: keepPreviousData,
  })

/** What members may be. */
export const useShopRoles = () =>
  useQuery({
    queryKey: [...membersKey, 'roles'],
    queryFn: async ({ signal }) => (await souk.members.listRoles({ query: { per_page: 100 }, signal })).data,
    staleTime: 60_000,
  })
