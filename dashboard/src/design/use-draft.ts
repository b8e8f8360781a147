import { type ChangeEvent, useState } from 'react'
import { useUnsaved } from './unsaved.ts'

export interface TextField {
  name: string
  value: string
  onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => void
}

export interface Draft<F> {
  /** What the fields show. */
  values: F
  /** What is not as it is saved. */
  changes: Partial<F>
  dirty: boolean
  set: (more: Partial<F>) => void
  /** The same, from what the fields show once it is done: for what comes later, such as an upload. */
  update: (more: (values: F) => Partial<F>) => void
  /** What was sent is saved now; what was typed since then stays. */
  settle: (sent: Partial<F>) => void
  clear: () => void
  /** What a field of text needs. */
  text: (name: keyof F & string) => TextField
}

type Fields = Record<string, unknown>

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/**
 * What was typed over what is saved. News of what is saved show in the fields that nobody has touched, and never in
 * those that somebody has.
 */
export function useDraft<F extends Fields>(saved: F): Draft<F> {
  const [typed, setTyped] = useState<Partial<F>>({})
  const changes = without(typed, saved)
  const dirty = Object.keys(changes).length > 0
  useUnsaved(dirty)
  const set = (more: Partial<F>) => setTyped((before) => ({ ...before, ...more }))
  return {
    values: { ...saved, ...changes },
    changes,
    dirty,
    set,
    update: (more) => setTyped((before) => ({ ...before, ...more({ ...saved, ...before }) })),
    settle: (sent) => setTyped((before) => without(before, sent)),
    clear: () => setTyped({}),
    text: (name) => ({
      name,
      value: String(changes[name] ?? saved[name]),
      onChange: ({ currentTarget: { value } }) => set({ [name]: value } as Partial<F>),
    }),
  }
}

const without = <F extends Fields>(fields: Partial<F>, known: Partial<F>): Partial<F> =>
  Object.fromEntries(Object.entries(fields).filter(([name, value]) => !same(value, known[name]))) as Partial<F>
