import { z } from 'zod'
import { type OrderStatus, orderStatuses } from '#modules/sales/orders/index.ts'
import { queryId, queryInteger } from '#platform/http/fields.ts'

const maxDays = 731

export const StatsQuery = z.strictObject({
  /** The period ends today: in the zone of the shop, or over all shops in UTC. */
  days: queryInteger({ min: 1, max: maxDays }).default(30),
  by: z.enum(['day', 'week', 'month']).default('day'),
  /** The month of the best sellers; this one when none is named. */
  month: z
    .string()
    .regex(/^(19[7-9]\d|20\d\d)-(0[1-9]|1[0-2])$/, { error: 'The :field field must be a month such as 2030-01.' })
    .optional(),
  user_id: queryId.optional(),
})
export type StatsQuery = z.infer<typeof StatsQuery>

const figure = <T extends z.ZodType>(amount: T) =>
  z.object({
    /** As it stands now. */
    total: amount,
    /** What the period added to it. */
    period: amount,
    /** What the equally long period before had added. */
    before: amount,
  })

export const StatsResource = z
  .object({
    /** First and last day, both included. */
    period: z.object({
      from: z.string(),
      to: z.string(),
      days: z.int(),
      by: z.enum(['day', 'week', 'month']),
      /** In which the days and months begin: that of the shop, or over all shops UTC. Best sellers are of months of their shop. */
      time_zone: z.string(),
    }),
    figures: z.object({
      products: figure(z.int()),
      out_of_stock: figure(z.int()),
      orders: figure(z.int()),
      open_orders: figure(z.int()),
      failed_jobs: figure(z.int()),
      /** The totals of the orders placed, without those that were cancelled or refunded since. */
      revenue: figure(z.string()),
    }),
    /** Without gaps, oldest first. `from` is the first day of the day, week (Monday) or month. */
    series: z.array(z.object({ from: z.string(), orders: z.int(), revenue: z.string() })),
    /** All orders, where they stand now. */
    orders_by_status: z.object(
      Object.fromEntries(orderStatuses.map((status) => [status, z.int()])) as Record<OrderStatus, z.ZodInt>,
    ),
    best_sellers: z.object({
      month: z.string(),
      products: z.array(
        z.object({
          product_id: z.int(),
          user_id: z.int(),
          name: z.string(),
          units: z.int(),
          revenue: z.string(),
          /** In the month before. */
          units_before: z.int(),
        }),
      ),
    }),
    /** Products of which five or fewer are left, the fewest first. */
    low_stock: z.array(
      z.object({ product_id: z.int(), user_id: z.int(), name: z.string(), price: z.string(), quantity: z.int() }),
    ),
  })
  .meta({ id: 'Stats' })
export type StatsResource = z.infer<typeof StatsResource>
