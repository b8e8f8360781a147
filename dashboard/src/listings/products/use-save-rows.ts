import { notifications } from '@mantine/notifications'
import type { SoukError } from '@souk/client'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { formatCount } from '../../format.ts'
import { say } from '../../language/say.ts'
import { souk } from '../../souk.ts'
import { lookAgain } from '../listings.queries.ts'
import { changeOf, type RowDraft } from './row-draft.ts'
import type { RowDrafts } from './use-row-drafts.ts'

/** As many as the API takes at once. */
const atOnce = 100

/** Saves all that was typed, part by part: each is saved as a whole or not at all. */
export function useSaveRows(listingId: number, drafts: RowDrafts) {
  const [refused, setRefused] = useState<ReadonlyMap<number, string>>(new Map())
  const [saved, setSaved] = useState(0)
  const save = useMutation({
    mutationFn: async (rows: readonly RowDraft[]) => {
      setRefused(new Map())
      setSaved(0)
      for (let from = 0; from < rows.length; from += atOnce) {
        const part = rows.slice(from, from + atOnce)
        await send(part)
        drafts.forget(part.map(({ product }) => product.id))
        setSaved(from + part.length)
      }
      return rows.length
    },
    onSuccess: (count) =>
      notifications.show({
        message: count === 1 ? say('Saved.') : say('{count} products saved.', { count: formatCount(count) }),
      }),
    onSettled: () => lookAgain(),
  })

  async function send(part: readonly RowDraft[]): Promise<void> {
    try {
      await souk.listings.updateProducts({ path: { id: listingId }, body: { products: part.map(changeOf) } })
    } catch (error) {
      const sentences = byProduct(part, (error as Partial<SoukError>).errors ?? {})
      setRefused(sentences)
      // Whoever saves again has seen by then how many there are.
      drafts.put(await Promise.all(part.filter(({ product }) => sentences.has(product.id)).map(lookAnew)))
      throw error
    }
  }

  return { save, saved, refused, forgetRefusals: () => setRefused(new Map()) }
}

async function lookAnew(row: RowDraft): Promise<RowDraft> {
  const { data } = await souk.products.get({ path: { id: row.product.id } })
  return { ...row, product: data }
}

/** The server names products by their place in the request. */
function byProduct(
  part: readonly RowDraft[],
  errors: Readonly<Record<string, readonly string[]>>,
): Map<number, string> {
  return new Map(
    Object.entries(errors).flatMap(([field, sentences]) => {
      const row = part[Number(/^products\.(\d+)\./.exec(field)?.[1])]
      return row === undefined ? [] : [[row.product.id, sentences.join(' ')] as const]
    }),
  )
}
