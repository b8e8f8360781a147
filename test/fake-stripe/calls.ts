import { invalid } from './failures.ts'
import type { Ledger } from './objects.ts'
import type { World } from './world.ts'

export type Params = { [name: string]: string | Params | Params[] | string[] | undefined }

/** What an endpoint is asked. */
export interface Call {
  world: World
  ledger: Ledger
  /** From the path. */
  id: string
  params: Params
  expand: string[]
}

/** `line_items[0][price_data][currency]=eur` becomes `{ line_items: { 0: { price_data: { currency: 'eur' } } } }`. */
export function parseForm(text: string): Params {
  const params: Params = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const steps = name.replaceAll(']', '').split('[')
    const last = steps.pop() ?? ''
    let place = params
    for (const step of steps) {
      place[step] ??= {}
      place = place[step] as Params
    }
    place[last] = value
  }
  return params
}

export const within = (params: Params, ...steps: string[]): Params =>
  steps.reduce<Params>((place, step) => (typeof place[step] === 'object' ? (place[step] as Params) : {}), params)

export const textOf = (params: Params, name: string): string | null =>
  typeof params[name] === 'string' ? params[name] : null

export const listOf = (params: Params, name: string): string[] => Object.values(within(params, name)) as string[]

export const pairsOf = (params: Params, name: string) => ({ ...within(params, name) }) as Record<string, string>

export function integerOf(params: Params, name: string, label = name): number {
  const text = textOf(params, name)
  if (text === null) throw invalid(label, `Missing required param: ${label}.`, 'parameter_missing')
  if (!/^-?\d+$/.test(text)) throw invalid(label, `Invalid integer: ${text}`, 'parameter_invalid_integer')
  return Number(text)
}

/** Stripe refuses a parameter that it does not know, so that a misspelt one is noticed. */
export function allow(params: Params, names: string[]): void {
  const unknown = Object.keys(params).find((name) => name !== 'expand' && !names.includes(name))
  if (unknown !== undefined) throw invalid(unknown, `Received unknown parameter: ${unknown}`, 'parameter_unknown')
}
