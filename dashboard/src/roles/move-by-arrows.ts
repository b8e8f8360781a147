import type { KeyboardEvent } from 'react'

const steps: Record<string, readonly [row: number, column: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** From the box that has the focus to the next one that can be pressed in the direction of the arrow. */
export function moveByArrows(event: KeyboardEvent<HTMLTableElement>): void {
  const [down, across] = steps[event.key] ?? []
  const from = (event.target as HTMLElement).closest('td')
  if (down === undefined || across === undefined || from === null) return
  const { rows } = event.currentTarget
  let row = (from.parentElement as HTMLTableRowElement).rowIndex
  let column = from.cellIndex
  do {
    row += down
    column += across
  } while (rows[row]?.cells[column] !== undefined && boxIn(rows[row]?.cells[column]) === null)
  const box = boxIn(rows[row]?.cells[column])
  if (!box) return
  event.preventDefault()
  box.focus()
}

const boxIn = (cell: HTMLTableCellElement | undefined) =>
  cell === undefined ? null : cell.querySelector<HTMLInputElement>('input:not(:disabled)')
