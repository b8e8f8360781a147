import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { ActButton } from '../design/act-button.tsx'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { formatMoment } from '../format.ts'
import { locale } from '../language/language.ts'
import { say } from '../language/say.ts'
import { saveFile } from '../save-file.ts'
import { souk } from '../souk.ts'
import classes from './transfers.module.css'
import type { Transfer } from './transfers.queries.ts'

const unit = new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 })

/** Not a link: the shop that is chosen is named by a header, which no link sends. */
export function DownloadFile({ transfer: { id, what, format, file } }: { transfer: Transfer }) {
  const download = useMutation({
    mutationFn: async () => new Response(await souk.readFile(id)).blob(),
    onSuccess: (content) => saveFile(`${what}-${id}.${format.type}`, content),
    onError: (error) => tellRefusal(error),
  })
  if (file === null) return null
  return (
    <div className={classes.download}>
      <ActButton work={download} leftSection={<IconDownload size={16} aria-hidden />} onAct={() => download.mutate()}>
        {say('Download')}
      </ActButton>
      <span className={classes.said}>
        {say('{size}, there until {time}', {
          size: unit.format(Math.ceil(file.bytes / 1_000)),
          time: formatMoment(file.expires_at),
        })}
      </span>
    </div>
  )
}
