import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { say } from '../language/say.ts'
import { tellingSouk } from '../telling-souk.ts'
import { type Transfer, takeTransfer } from './transfers.queries.ts'

export type Contents = 'products' | 'listings' | 'shopify'

interface Import {
  file: File
  contents: Contents
  mode: NonNullable<Transfer['mode']>
  owner: number | undefined
}

/** Sends a file to be imported or tried, and tells which part of it has been sent. */
export function useImport() {
  const [sent, setSent] = useState(0)
  const work = useMutation({
    mutationFn: async ({ file, contents, mode, owner }: Import) => {
      setSent(0)
      const call = {
        body: new Blob([await contentOf(file)], { type: 'text/csv' }),
        query: { mode, ...(owner !== undefined && { user_id: owner }) },
      }
      const souk = tellingSouk(setSent)
      // Shopify's columns are recognised wherever they are sent to.
      return (await (contents === 'products' ? souk.products.import(call) : souk.listings.import(call))).data
    },
    onSuccess: takeTransfer,
  })
  return { work, sent }
}

/** A browser reads no file that was changed since it was chosen. */
async function contentOf(file: File): Promise<ArrayBuffer> {
  try {
    return await file.arrayBuffer()
  } catch (cause) {
    throw new Error(say('The file was changed or moved since it was chosen. Choose it again.'), { cause })
  }
}
