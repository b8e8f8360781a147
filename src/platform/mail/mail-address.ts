import { z } from 'zod'

/** What SMTP carries in a path, without its angle brackets (RFC 5321, 4.5.3.1). */
const maxLength = 254

const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?'
const topLabel = '(?:[A-Za-z]{2,63}|[Xx][Nn]--(?:[A-Za-z0-9-]{0,58}[A-Za-z0-9]))'

/**
 * Addresses that mail can be delivered to: a local part of atoms, 64 octets at most, at a name of the DNS whose labels have 63 at
 * most; other scripts in punycode. Quoted local parts and addresses of machines are refused: nobody has one in earnest.
 */
const pattern = `^(?=[^@]{1,64}@)${atom}(?:\\.${atom})*@(?:${label}\\.)+${topLabel}$`
const shape = new RegExp(pattern)

export const isMailAddress = (text: string) => text.length <= maxLength && shape.test(text)

/** A mail address in a request; keyboards leave white space around one. */
export const mailAddress = z
  .string()
  .trim()
  .refine(isMailAddress, { error: 'The :field field must be a valid e-mail address.' })
  .meta({ format: 'email', maxLength, pattern })
