import type { ReactNode } from 'react'

export interface FieldProps<V> {
  value: V | undefined
  narrow(value: V | undefined): void
}

/** One way to narrow a list: how it stands in the address, what it asks of the API, and its field. */
export interface Filter<V> {
  read(raw: unknown): V | undefined
  /** As the API's query has it. */
  ask(value: V, name: string): object
  Field(props: FieldProps<V>): ReactNode
  /** Changes letter by letter, which the browser's way back does not undo. */
  typed?: boolean
  /** Who lacks it does not see the field. */
  permission?: string
}

export type Filters = Record<string, Filter<unknown>>

export const asNamed = (value: unknown, name: string) => ({ [name]: value })
