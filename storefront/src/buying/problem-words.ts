import type { Visit } from '../visit.ts'
import type { Problem } from './cart-api.ts'

/** In the shop's language where we have words for it, else as the API says it. */
export function sentenceOf(problem: Problem, { words, money }: Said): string {
  const { code, message, reason, entered_code, min_total } = problem
  if (code === 'code_unusable' && reason !== undefined && entered_code !== undefined)
    return words.codeReasons[reason]?.(entered_code, min_total === undefined ? '' : money(min_total)) ?? message
  return words.problems[code] ?? message
}

type Said = Pick<Visit, 'words' | 'money'>

/** Those of the form's fields stand beside them, and not above all. */
const ofFields = new Set(['email_missing', 'address_missing', 'shipping_missing'])

/** A cart may have the same problem with several codes. */
export const keyOf = ({ code, entered_code = '' }: Problem) => `${code} ${entered_code}`

export const isAboutCart = ({ code, product_id }: Problem) => product_id === undefined && !ofFields.has(code)
