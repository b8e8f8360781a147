import { invalid } from './failures.ts'
import type { Ledger, Thing } from './objects.ts'

const deepest = 4

/** An object as it is answered: ids, and where it was asked for, what they stand for. */
export function rendered(ledger: Ledger, thing: Thing, expand: readonly string[] = []): object {
  const shown: Record<string, unknown> = { ...structuredClone(thing) }
  delete shown.payment_intent_data
  for (const head of new Set(expand.map((path) => path.split('.')[0] ?? ''))) {
    const rest = expand.filter((path) => path.startsWith(`${head}.`)).map((path) => path.slice(head.length + 1))
    if (expand.some((path) => path.split('.').length > deepest))
      throw invalid('expand', 'You cannot expand more than 4 levels of a property.')
    shown[head] = expanded(ledger, thing, head, rest)
  }
  return shown
}

function expanded(ledger: Ledger, thing: Thing, head: string, rest: string[]): object | null {
  const key = `${thing.object}.${head}`
  if (key === 'charge.refunds') {
    const refunds = newestFirst(ledger.refunds).filter(({ charge }) => charge === thing.id)
    return page(ledger, `/v1/charges/${thing.id}/refunds`, refunds, { limit: 10 })
  }
  const found = idOf(ledger, thing, head)
  if (found === undefined) throw invalid('expand[0]', `This property cannot be expanded (${head}).`)
  return found === null ? null : rendered(ledger, found, rest)
}

function idOf(ledger: Ledger, thing: Thing, head: string): Thing | null | undefined {
  if (head === 'payment_intent' && 'payment_intent' in thing)
    return ledger.intents.get(thing.payment_intent ?? '') ?? null
  if (head === 'latest_charge' && 'latest_charge' in thing) return ledger.charges.get(thing.latest_charge ?? '') ?? null
  if (head === 'charge' && 'charge' in thing) return ledger.charges.get(thing.charge) ?? null
  return undefined
}

export const newestFirst = <T>(things: Map<string, T>): T[] => [...things.values()].reverse()

interface Wish {
  limit: number
  after?: string | undefined
  expand?: readonly string[]
}

/** Ten or as many as asked for, a hundred at most, behind the one that is named. */
export function page(ledger: Ledger, url: string, things: Thing[], { limit, after, expand = [] }: Wish): object {
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    throw invalid('limit', 'Invalid integer: it must be from 1 to 100', 'parameter_invalid_integer')
  const begin = after === undefined ? 0 : things.findIndex(({ id }) => id === after) + 1
  if (after !== undefined && begin === 0)
    throw invalid('starting_after', `No such object: '${after}'`, 'resource_missing')
  const inner = expand.map((path) => path.replace(/^data\./, ''))
  return {
    object: 'list',
    data: things.slice(begin, begin + limit).map((thing) => rendered(ledger, thing, inner)),
    has_more: begin + limit < things.length,
    url,
  }
}
