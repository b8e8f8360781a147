import { useState } from 'react'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { say } from '../language/say.ts'
import { type Media, uploadPicture } from './upload-picture.ts'

export interface Upload {
  name: string
  /** Which part of it has been sent: 1 is all. */
  part: number
}

/** Sends pictures one after the other; each is handed on as soon as the server has it. */
export function useUploads(owner: number, onUploaded: (media: Media) => void) {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const begin = async (files: readonly File[]) => {
    const waiting = files.map(({ name }) => ({ name, part: 0 }))
    for (const [at, file] of files.entries()) {
      const tell = (part: number) =>
        setUploads(waiting.slice(at).map((one, ahead) => (ahead === 0 ? { ...one, part } : one)))
      tell(0)
      try {
        onUploaded(await uploadPicture(file, owner, tell))
      } catch (error) {
        tellRefusal(error as Error, say("'{name}' was not taken", { name: file.name }))
      }
    }
    setUploads([])
  }
  return { uploads, upload: (files: Iterable<File>) => void begin([...files]) }
}
