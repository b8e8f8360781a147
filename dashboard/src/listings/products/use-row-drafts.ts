import { useState } from 'react'
import { useUnsaved } from '../../design/unsaved.ts'
import { isChanged, type RowDraft } from './row-draft.ts'

export interface RowDrafts {
  /** By the product's id; of rows of other pages too. */
  rows: ReadonlyMap<number, RowDraft>
  put: (rows: readonly RowDraft[]) => void
  forget: (ids: readonly number[]) => void
  clear: () => void
}

/** What was typed into a table and is not saved yet. */
export function useRowDrafts(): RowDrafts {
  const [rows, setRows] = useState<ReadonlyMap<number, RowDraft>>(new Map())
  useUnsaved(rows.size > 0)
  return {
    rows,
    put: (changed) =>
      setRows((before) => {
        const others = [...before].filter(([id]) => !changed.some(({ product }) => product.id === id))
        return new Map([...others, ...changed.filter(isChanged).map((row) => [row.product.id, row] as const)])
      }),
    forget: (ids) => setRows((before) => new Map([...before].filter(([id]) => !ids.includes(id)))),
    clear: () => setRows(new Map()),
  }
}
