import { z } from 'zod'
import { oneLine } from './layout.ts'
import { MailedOrder } from './order-lines.ts'

/** What a mail to a buyer is made of. */
export const ToBuyer = z.object({ order: MailedOrder, orderUrl: z.url().optional() })

/** A buyer knows an order by the shop's own number. */
export const orderOfShop = ({ number, id }: z.infer<typeof MailedOrder>) => `order no. ${number ?? id}`

/** The way to the order's page, where there is one. */
export const whereToLook = (orderUrl: string | undefined) =>
  orderUrl === undefined ? [] : [`See how it stands: ${oneLine(orderUrl)}`]
