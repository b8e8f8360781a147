import { z } from 'zod'
import { oneLine } from './layout.ts'
import type { ShopBrand } from './mail-template.ts'
import { MailedOrder } from './order-lines.ts'
import { spoken } from './spoken.ts'

/** What a mail to a buyer is made of. */
export const ToBuyer = z.object({ order: MailedOrder, orderUrl: z.url().optional() })

/** A buyer knows an order by the shop's own number. */
export const orderOfShop = ({ number, id }: z.infer<typeof MailedOrder>, brand: ShopBrand) =>
  wording(brand).order(number ?? id)

/** The way to the order's page, where there is one. */
export const whereToLook = (orderUrl: string | undefined, brand: ShopBrand) =>
  orderUrl === undefined ? [] : [wording(brand).look(oneLine(orderUrl))]

const wording = spoken({
  en: { order: (number: number) => `order no. ${number}`, look: (page: string) => `See how it stands: ${page}` },
  de: {
    order: (number: number) => `Bestellung Nr. ${number}`,
    look: (page: string) => `Wie es steht, sehen Sie hier: ${page}`,
  },
})
