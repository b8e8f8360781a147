import { SoukError } from '@souk/client'
import type { ReactNode } from 'react'
import type { Errors } from '../checkout/checkout-form.ts'
import type { Page } from '../page.ts'
import type { Visit } from '../visit.ts'

interface Said {
  notice?: string | undefined
  status?: number | undefined
  cookies?: string[]
}

/** A page about the account: narrow, with its name, what is to be told, and a form or several. */
export function accountPage(visit: Visit, title: string, said: Said, body: ReactNode): Page {
  const { notice, status, cookies } = said
  return {
    isPrivate: true,
    ...(status !== undefined && { status }),
    ...(cookies !== undefined && { cookies }),
    head: { title: `${title} – ${visit.shop.name}` },
    body: (
      <section className="account">
        <h1>{title}</h1>
        {notice !== undefined && (
          <p className={status === undefined ? 'panel' : 'alert'} role={status === undefined ? 'status' : 'alert'}>
            {notice}
          </p>
        )}
        {body}
      </section>
    ),
  }
}

/** What the API refused, beside the fields by which the form knows it. */
export function errorsOf(error: unknown, { words }: Visit): Errors {
  if (!(error instanceof SoukError) || error.status !== 422) throw error
  return Object.fromEntries(
    Object.entries(error.errors).map(([path, [sentence = '']]) => {
      if (path === 'email') return [path, words.badEmail]
      return [path, / is required\.$/.test(sentence) ? words.required : words.badField(sentence)]
    }),
  )
}

/** What was written, without passwords: those are written anew. */
export function writtenIn({ form, words }: Visit, errors: Errors) {
  const values = Object.fromEntries([...form].filter(([name]) => !name.includes('password')))
  return { values, errors, words }
}
