import type { AnswerOf } from '@souk/client'
import { useQuery } from '@tanstack/react-query'
import { queries, souk } from '../souk.ts'
import { whose } from './shop.queries.ts'

export type PaymentAccount = AnswerOf<'paymentAccounts.list'>['data'][number]

const accountsKey = (owner: number | undefined) => ['payment accounts', owner ?? 'own']

export const useAccounts = (owner: number | undefined) =>
  useQuery({
    queryKey: accountsKey(owner),
    queryFn: async ({ signal }) => (await souk.paymentAccounts.list({ query: whose(owner), signal })).data,
  })

export function takeAccount(owner: number | undefined, saved: PaymentAccount): void {
  queries.setQueryData<PaymentAccount[]>(accountsKey(owner), (accounts) =>
    accounts?.map((account) => (account.provider === saved.provider ? saved : account)),
  )
}
