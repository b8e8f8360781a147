import { z } from 'zod'
import { OrderResource } from '#modules/orders/index.ts'
import { html, oneLine } from './html.ts'
import type { RenderedMail } from './render-mail.ts'

const Payload = z.object({ order: OrderResource })

const cell = 'padding:8px 0;border-bottom:1px solid #e5e7eb;'

export function orderCreatedMail(payload: unknown): RenderedMail {
  const { order } = Payload.parse(payload)
  return { subject: `Your order #${order.id} for ${order.total_price}`, text: plainText(order), html: markup(order) }
}

function plainText({ id, items, total_price }: OrderResource): string {
  const lines = items.map(
    ({ quantity, product_name, unit_price, line_total }) =>
      `  ${quantity} x ${oneLine(product_name)} at ${unit_price} = ${line_total}`,
  )
  return [`Thank you for your order #${id}.`, '', ...lines, '', `Total: ${total_price}`, ''].join('\n')
}

function markup({ id, items, total_price }: OrderResource): string {
  const rows = items.map(
    ({ quantity, product_name, unit_price, line_total }) => html`
      <tr>
        <td style="${cell}">${quantity} × ${oneLine(product_name)}<br><span style="color:#6b7280">at ${unit_price}</span></td>
        <td align="right" valign="top" style="${cell}">${line_total}</td>
      </tr>`,
  )
  return html`<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Your order #${id}</title></head>
  <body style="margin:0;padding:24px;background:#f3f4f6;font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;color:#111827">
    <table role="presentation" width="100%" style="max-width:560px;margin:0 auto;background:#ffffff;border-radius:8px;padding:24px">
      <tr><td colspan="2"><h1 style="font-size:20px;margin:0 0 16px">Thank you for your order #${id}</h1></td></tr>${rows}
      <tr><td style="padding:16px 0 0"><strong>Total</strong></td><td align="right" style="padding:16px 0 0"><strong>${total_price}</strong></td></tr>
    </table>
  </body>
</html>
`.markup
}
