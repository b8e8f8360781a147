import { hideNamedValues } from './named-secrets.ts'

/** Makes a copy that may be kept and shown: without secrets, and bounded in size. */
export type Redact = (value: unknown) => unknown

const censored = '[redacted]'
const secretNames = [
  'password',
  'passwd',
  'passphrase',
  'secret',
  'token',
  'authorization',
  'cookie',
  'session',
  'csrf',
  'apikey',
  'credential',
  'privatekey',
]
const maxDepth = 8
const maxItems = 100
/** In one copy, at all depths together: lists in lists would multiply. */
const maxValues = 5_000
const maxName = 256
const maxText = 16_384
const maxSearched = 65_536
/** A text is cut before it is searched; a secret that the cut goes through lies within this many characters of it. */
const seam = 512

/** `names` are hidden besides the usual ones: a field whose name holds one of them, whatever its case and hyphens. */
export function createRedactor(names: readonly string[] = []): Redact {
  const hidden = [...secretNames, ...names].map(bare).filter(Boolean)
  const isSecret = (name: string) => {
    const plain = bare(name)
    return hidden.some((part) => plain.includes(part))
  }
  const search = textRedactor(hidden, isSecret)
  let [searched, values] = [0, 0]

  /** What one copy may cost is bounded, however much text somebody sent. */
  function redactText(text: string): string {
    searched += Math.min(text.length, maxText)
    return searched > maxSearched ? '[omitted]' : search(text)
  }

  function redact(value: unknown, depth: number): unknown {
    values += 1
    if (values > maxValues) return '[omitted]'
    switch (typeof value) {
      case 'string':
        return redactText(value)
      case 'bigint':
        return String(value)
      case 'function':
      case 'symbol':
        return undefined
      case 'object':
        return value === null ? null : redactObject(value, depth)
      default:
        return value
    }
  }

  function redactObject(value: object, depth: number): unknown {
    if (value instanceof Date) return value
    if (value instanceof Error) return redactError(value, depth)
    if (depth >= maxDepth) return '[deeper]'
    if (Array.isArray(value)) return value.slice(0, maxItems).map((item) => redact(item, depth + 1))
    return isPlain(value) ? redactFields(value, depth) : `[${value.constructor.name}]`
  }

  function redactFields(value: object, depth: number): Record<string, unknown> {
    const fields = Object.entries(value).slice(0, maxItems)
    return Object.fromEntries(
      fields.map(([name, field]) => {
        const hides = typeof field === 'string' || (typeof field === 'object' && field !== null)
        // A sender may call a field whatever it likes, and a name that is longer than any may hide what it names.
        if (name.length > maxName) return [`${search(name.slice(0, maxName))}…`, censored]
        return [search(name), hides && isSecret(name) ? censored : redact(field, depth + 1)]
      }),
    )
  }

  /** Of an error only what a reader needs; its other fields may hold a whole client with its settings. */
  function redactError(error: Error, depth: number): Record<string, unknown> {
    const { name, message, stack = '', cause, code } = error as NodeJS.ErrnoException & { cause?: unknown }
    return {
      type: name,
      message: redactText(message),
      stack: redactText(stack),
      ...(code !== undefined && { code }),
      ...(cause instanceof Error && depth < maxDepth && { cause: redactError(cause, depth + 1) }),
    }
  }

  return (value) => {
    searched = 0
    values = 0
    return redact(value, 0)
  }
}

const spelled = (name: string) => [...name].join('[-_]?')

/** An object of a class may hold anything: a socket, a client with its settings. */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}

const bare = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/**
 * Secrets inside a text: our tokens by their form, others by the name or the scheme that stands before them. Every
 * pattern reads a text once: none may begin at many places of it and go on from each.
 */
function textRedactor(hidden: readonly string[], isSecret: (name: string) => boolean): (text: string) => string {
  const suspect = new RegExp(
    `(?:[|]|%7C)[a-z0-9_]{20}|[.][a-z0-9_-]{43}|(?:by|ct|ot)_[a-z0-9_-]{43}|://|bearer|basic|souk_|${hidden.map(spelled).join('|')}`,
    'i',
  )
  const patterns: [RegExp, string][] = [
    [/\b\d+(\||%7C)\w{20,}/gi, censored],
    [/\bsouk_[A-Za-z0-9]{20,}/g, censored],
    [/\b[1-9]\d{0,14}\.[\w-]{43}(?![\w-])/g, censored],
    // Of visitors: a cart's, a buyer's, and an order's, which stands in addresses.
    [/\b(?:by|ct|ot_[1-9]\d{0,14})_[\w-]{43}(?![\w-])/g, censored],
    [/\b(bearer|basic)\s+[^\s"',]+/gi, `$1 ${censored}`],
    [/(:\/\/[^:/?#\s]*):[^@/?#\s]+@/g, `$1:${censored}@`],
  ]
  return (text) => {
    let safe = text.length > maxText ? text.slice(0, maxText) : text
    if (safe.length > 3 && !suspect.test(safe)) return safe.length < text.length ? `${safe}…` : safe
    for (const [pattern, replacement] of patterns) safe = safe.replace(pattern, replacement)
    safe = hideNamedValues(safe, isSecret, censored)
    return maxText < text.length ? `${safe.slice(0, -seam)}…` : safe
  }
}
