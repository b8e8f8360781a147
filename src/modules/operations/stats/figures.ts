import { type RawBuilder, sql } from 'kysely'
import { orderStatuses } from '#modules/sales/orders/index.ts'

/** The columns of a day's figures that count, as the tables of the migration name them. */
export const countedFigures = ['products', 'out_of_stock', 'open_orders', 'failed_jobs', ...orderStatuses] as const

export const figures = [...countedFigures, 'revenue'] as const
export type Figure = (typeof figures)[number]

/** The same expression for each of the figures, as the columns of a SELECT, a VALUES or a SET. */
export const eachFigure = (expression: (figure: Figure) => RawBuilder<unknown>) => sql.join(figures.map(expression))
