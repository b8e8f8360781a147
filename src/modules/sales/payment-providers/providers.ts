import type { PaymentProvider } from './provider.ts'

/** What the platform can be paid by, beside the merchant's own hand. */
export interface Providers {
  find: (name: string) => PaymentProvider | undefined
  all: readonly PaymentProvider[]
}

/** The merchant's own words and hand: an invoice, a transfer, cash. It asks nobody, so it needs no provider. */
export const manual = { name: 'manual', settles: 'later' } as const

export function openProviders(all: readonly PaymentProvider[]): Providers {
  return { all, find: (name) => all.find((provider) => provider.name === name) }
}

/** How a provider is called where the shop has not said so. */
export const providerTitles: Record<string, string> = { test: 'Test payment', stripe: 'Card' }
