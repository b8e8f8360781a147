import type { Readable } from 'node:stream'
import { filesInBucket } from './bucket-files.ts'
import { filesOnDisk } from './disk-files.ts'

export interface OpenFile {
  bytes: number
  /** Whoever opened it reads it to its end, or destroys it. */
  stream: Readable
}

/** Where files lie that are no rows. Their names are of our making, such as `media/ab/…-320.webp`. */
export interface Files {
  /** As people read it. */
  place: string
  /** Writes it whole or not at all, also over one of that name; it is there to stay when this resolves. */
  put: (name: string, bytes: Uint8Array) => Promise<void>
  /** Undefined where there is none. */
  open: (name: string) => Promise<OpenFile | undefined>
  has: (name: string) => Promise<boolean>
  /** Also where there is none. */
  delete: (name: string) => Promise<void>
  /** Waits for a bucket that is just coming up; rejects where it is away or refuses us. */
  greet: () => Promise<void>
}

export interface FilesOptions {
  /** As MEDIA_URL says; undefined for the disk. */
  bucketUrl: string | undefined
  directory: string
}

export const openFiles = ({ bucketUrl, directory }: FilesOptions): Files =>
  bucketUrl === undefined ? filesOnDisk(directory) : filesInBucket(bucketUrl)
