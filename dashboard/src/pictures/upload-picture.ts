import type { AnswerOf } from '@souk/client'
import { tellingSouk } from '../telling-souk.ts'

export type Media = AnswerOf<'media.add'>['data']

/** Sends a picture to somebody's shop, and tells which part of it has been sent: 1 is all. */
export async function uploadPicture(file: File, owner: number, onSent: (part: number) => void): Promise<Media> {
  return (await tellingSouk(onSent).media.add({ body: file, query: { user_id: owner } })).data
}
