import { html } from './html.ts'
import type { RenderedMail } from './render-mail.ts'

export interface MailContent {
  subject: string
  heading: string
  /** One paragraph each. */
  sentences: string[]
}

/** The frame of a mail that consists of sentences; both forms come from the same ones. */
export function layOut({ subject, heading, sentences }: MailContent): RenderedMail {
  const paragraphs = sentences.map(
    (sentence) => html`
      <p style="font-size:15px;line-height:24px;margin:0 0 12px;overflow-wrap:anywhere">${sentence}</p>`,
  )
  const markup = html`<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>${subject}</title></head>
  <body style="margin:0;padding:24px;background:#f3f4f6;font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;color:#111827">
    <div style="max-width:560px;margin:0 auto;background:#ffffff;border-radius:8px;padding:24px">
      <h1 style="font-size:20px;margin:0 0 16px">${heading}</h1>${paragraphs}
    </div>
  </body>
</html>
`
  return { subject, text: `${[heading, ...sentences].join('\n\n')}\n`, html: markup.markup }
}
