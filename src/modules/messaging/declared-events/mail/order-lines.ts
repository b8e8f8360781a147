import { Column } from '@react-email/column'
import { Row } from '@react-email/row'
import { createElement as h, type ReactNode } from 'react'
import { z } from 'zod'
import { OrderItemResource, OrderResource } from '#modules/sales/orders/index.ts'
import { type MailContent, oneLine } from './layout.ts'

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

/** The order's lines and its total, as both parts of a mail show them. */
export function orderLines(order: MailedOrder): NonNullable<MailContent['detail']> {
  const { items, total_price, currency } = order
  const row = (key: string | number, ...children: ReactNode[]) => h(Row, { key, children })
  const rows = items.map(({ id, quantity, product_name, unit_price, line_total }) =>
    row(
      id,
      h(
        Column,
        { key: 'product', style: { ...cell, overflowWrap: 'anywhere' } },
        `${quantity} × `,
        // A name that is written from right to left leaves what stands around it where it is.
        h('bdi', null, oneLine(product_name)),
        h('br'),
        h('span', { style: faint }, `at ${unit_price}`),
      ),
      h(Column, { key: 'amount', style: amount }, line_total),
    ),
  )
  const parts = partsOf(order)
  const sums = parts.map(([name, sum]) =>
    row(name, h(Column, { key: 'product', style: cell }, name), h(Column, { key: 'amount', style: amount }, sum)),
  )
  const whole = `${total_price}${currency ? ` ${currency}` : ''}`
  const total = row(
    'total',
    h(Column, { key: 'product', style: { ...cell, fontWeight: 600 } }, 'Total'),
    h(Column, { key: 'amount', style: { ...amount, fontWeight: 600 } }, whole),
  )
  const lines = items.map(
    ({ quantity, product_name, unit_price, line_total }) =>
      `  ${quantity} x ${oneLine(product_name)} at ${unit_price} = ${line_total}`,
  )
  const sumLines = parts.map(([name, sum]) => `  ${name}: ${sum}`)
  return { html: [...rows, ...sums, total], text: [...lines, ...sumLines, '', `Total: ${whole}`].join('\n') }
}

/** What stands between the lines and the total. */
function partsOf({ shipping_total = '0.00', discount_total = '0.00' }: MailedOrder): [name: string, sum: string][] {
  return [
    ...(shipping_total === '0.00' ? [] : [['Shipping', shipping_total] as [string, string]]),
    ...(discount_total === '0.00' ? [] : [['Discount', `-${discount_total}`] as [string, string]]),
  ]
}
