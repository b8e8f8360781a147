import { Body } from '@react-email/body'
import { Container } from '@react-email/container'
import { Head } from '@react-email/head'
import { Heading } from '@react-email/heading'
import { Hr } from '@react-email/hr'
import { Html } from '@react-email/html'
import { Section } from '@react-email/section'
import { Text } from '@react-email/text'
import { createElement as h, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { RenderedMail, ShopBrand } from './mail-template.ts'
import { languageOf, spoken } from './spoken.ts'

export interface MailContent {
  subject: string
  heading: string
  /** One paragraph each. */
  sentences: string[]
  /** What stands between the sentences and the foot, in both forms. */
  detail?: { html: ReactNode; text: string }
}

const fontFamily = '-apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif'
const paragraph = { fontSize: 15, lineHeight: '24px', margin: '0 0 12px', color: '#374151' }

/** The frame of every mail. React escapes whatever is put into the markup; the text form is joined from the same values. */
export function layOut({ subject, heading, sentences, detail }: MailContent, brand: ShopBrand): RenderedMail {
  const markup = h(
    Html,
    { lang: languageOf(brand) },
    h(Head, null, h('title', null, subject)),
    h(
      Body,
      { style: { margin: 0, padding: '24px 0', backgroundColor: '#f3f4f6', fontFamily } },
      h(
        Container,
        { style: { maxWidth: 560, backgroundColor: '#ffffff', borderTop: `4px solid ${brand.colour}`, padding: 24 } },
        h(Text, { style: { margin: '0 0 16px', fontWeight: 600, color: brand.colour } }, brand.name),
        h(Heading, { as: 'h1', style: { fontSize: 20, margin: '0 0 16px', color: '#111827' } }, heading),
        ...sentences.map((sentence) => h(Text, { style: paragraph }, sentence)),
        detail && h(Section, null, detail.html),
        h(Hr, { style: { margin: '24px 0 12px', borderColor: '#e5e7eb' } }),
        h(Text, { style: { margin: 0, fontSize: 12, color: '#6b7280' } }, sentBy(brand)),
      ),
    ),
  )
  const text = [heading, '', ...sentences, ...(detail ? ['', detail.text] : []), '', '-- ', sentBy(brand), '']
  return {
    subject: oneLine(`${brand.name}: ${subject}`),
    html: `<!doctype html>${renderToStaticMarkup(markup)}`,
    text: text.join('\n'),
  }
}

const sentBy = (brand: ShopBrand) => footOf(brand)(oneLine(brand.name))

const footOf = spoken({
  en: (name: string) => `Sent by ${name}.`,
  de: (name: string) => `Gesendet von ${name}.`,
})

/**
 * User text on one line: a line break in a product's name must look neither like a header nor like a line of ours, and
 * what turns the direction of writing around must not reach the prices behind it.
 */
export const oneLine = (text: string) =>
  text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
