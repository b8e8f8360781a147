/** How the shop presents itself in its mails. */
export interface ShopBrand {
  name: string
  /** A CSS colour such as #0f766e. */
  colour: string
  /** Of who reads the mail, where that is a buyer: `de-AT`. English without it. */
  locale?: string
}

export interface RenderedMail {
  subject: string
  text: string
  html: string
}

export interface MailTemplate {
  /** Whether a user may switch it off. */
  optional: boolean
  /** Goes to who bought in a shop, and to nobody about an order of the desk. */
  forBuyers?: boolean
  /** Throws when the payload is not what the mail is about. */
  render: (payload: unknown, brand: ShopBrand) => RenderedMail
}
