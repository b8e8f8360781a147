/**
 * A table program takes a cell that begins so for a formula, and runs it. An apostrophe before it says that it is text; where
 * cells begin with apostrophes themselves they get one more, so that reading gives back what was written.
 */
const dangerous = /^'*[=+\-@\t\r]/
const neutralised = /^'+[=+\-@\t\r]/

export const neutralise = (cell: string): string => (dangerous.test(cell) ? `'${cell}` : cell)

export const restore = (cell: string): string => (neutralised.test(cell) ? cell.slice(1) : cell)
