import type { CallOf } from '@souk/client'

type DraftBody = CallOf<'drafts.open'>['body']
type Country = NonNullable<DraftBody['shipping_address']>['country']

export interface Line {
  product_id: number
  name: string
  price: string
  quantity: number | string
}

/** The fields as one types them: nothing is an empty text. */
export interface OrderText extends Record<string, unknown> {
  lines: readonly Line[]
  email: string
  name: string
  line1: string
  line2: string
  postal_code: string
  city: string
  region: string
  country: string
  phone: string
  note: string
}

export const emptyOrder: OrderText = {
  lines: [],
  email: '',
  name: '',
  line1: '',
  line2: '',
  postal_code: '',
  city: '',
  region: '',
  country: '',
  phone: '',
  note: '',
}

const addressFields = ['name', 'line1', 'line2', 'postal_code', 'city', 'region', 'phone'] as const

/** As the API takes them. An address of which nothing is known yet is the buyer's to write. */
export function bodyOf(text: OrderText): DraftBody {
  const given = addressFields.filter((field) => text[field].trim() !== '')
  const address = Object.fromEntries(given.map((field) => [field, text[field].trim()]))
  const email = text.email.trim()
  const note = text.note.trim()
  return {
    items: text.lines.map(({ product_id, quantity }) => ({ product_id, quantity: Number(quantity) })),
    ...(email !== '' && { email }),
    ...(note !== '' && { note }),
    ...(given.length > 0 && {
      shipping_address: { name: '', line1: '', ...address, country: text.country as Country },
    }),
  }
}
