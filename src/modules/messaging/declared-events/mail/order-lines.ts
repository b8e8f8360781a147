import { Column } from '@react-email/column'
import { Row } from '@react-email/row'
import { createElement as h, type ReactNode } from 'react'
import { z } from 'zod'
import { OrderItemResource, OrderResource } from '#modules/sales/orders/index.ts'
import { type MailContent, oneLine } from './layout.ts'
import type { ShopBrand } from './mail-template.ts'
import { spoken, written } from './spoken.ts'

/** What a mail shows of an order, and no more: an event from before a field existed can still be mailed. */
export const MailedOrder = OrderResource.pick({ id: true, number: true, total_price: true })
  .extend({
    items: z.array(
      OrderItemResource.pick({ id: true, product_name: true, quantity: true, unit_price: true, line_total: true }),
    ),
    ...OrderResource.pick({
      source: true,
      email: true,
      currency: true,
      discount_total: true,
      shipping_total: true,
    }).partial().shape,
  })
  .partial({ number: true })
type MailedOrder = z.infer<typeof MailedOrder>

/** By the id that the API knows it by, and by the number that the shop counts its own orders with. */
export const orderName = ({ id, number }: Pick<MailedOrder, 'id' | 'number'>) =>
  number === undefined ? `order #${id}` : `order #${id} (no. ${number})`

const cell = { padding: '8px 0', borderBottom: '1px solid #e5e7eb', fontSize: 15, color: '#111827' }
const amount = { ...cell, textAlign: 'right', verticalAlign: 'top' } as const
const faint = { color: '#6b7280' }

const wording = spoken({
  en: { each: (price: string) => `at ${price}`, shipping: 'Shipping', discount: 'Discount', total: 'Total' },
  de: { each: (price: string) => `je ${price}`, shipping: 'Versand', discount: 'Rabatt', total: 'Summe' },
})

/** The order's lines and its total, as both parts of a mail show them. */
export function orderLines(order: MailedOrder, brand: ShopBrand): NonNullable<MailContent['detail']> {
  const words = wording(brand)
  const money = (sum: string) => written(brand, sum, order.currency)
  const items = order.items.map(({ id, quantity, product_name, unit_price, line_total }) => ({
    id,
    quantity,
    name: oneLine(product_name),
    each: words.each(money(unit_price)),
    sum: money(line_total),
  }))
  const row = (key: string | number, ...children: ReactNode[]) => h(Row, { key, children })
  const rows = items.map(({ id, quantity, name, each, sum }) =>
    row(
      id,
      h(
        Column,
        { key: 'product', style: { ...cell, overflowWrap: 'anywhere' } },
        `${quantity} × `,
        // A name that is written from right to left leaves what stands around it where it is.
        h('bdi', null, name),
        h('br'),
        h('span', { style: faint }, each),
      ),
      h(Column, { key: 'amount', style: amount }, sum),
    ),
  )
  const parts = partsOf(order).map(([part, sum]) => [words[part], money(sum)] as const)
  const sums = parts.map(([name, sum]) =>
    row(name, h(Column, { key: 'product', style: cell }, name), h(Column, { key: 'amount', style: amount }, sum)),
  )
  const whole = money(order.total_price)
  const total = row(
    'total',
    h(Column, { key: 'product', style: { ...cell, fontWeight: 600 } }, words.total),
    h(Column, { key: 'amount', style: { ...amount, fontWeight: 600 } }, whole),
  )
  const lines = items.map(({ quantity, name, each, sum }) => `  ${quantity} x ${name} ${each} = ${sum}`)
  const sumLines = parts.map(([name, sum]) => `  ${name}: ${sum}`)
  return { html: [...rows, ...sums, total], text: [...lines, ...sumLines, '', `${words.total}: ${whole}`].join('\n') }
}

/** What stands between the lines and the total. */
function partsOf({ shipping_total = '0.00', discount_total = '0.00' }: MailedOrder) {
  const parts: ['shipping' | 'discount', string][] = []
  if (shipping_total !== '0.00') parts.push(['shipping', shipping_total])
  if (discount_total !== '0.00') parts.push(['discount', `-${discount_total}`])
  return parts
}
