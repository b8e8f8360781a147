import { Select } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ActButton } from '../design/act-button.tsx'
import { Panel } from '../design/panel.tsx'
import { Refusal } from '../design/refusal.tsx'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import { oneOf, useFilters } from '../use-filters.ts'
import { Followed } from './followed.tsx'
import { type Exported, exportedOptions, formatOptions } from './transfer-words.tsx'
import classes from './transfers.module.css'
import { takeTransfer } from './transfers.queries.ts'

const things = exportedOptions.map(({ value }) => value)

/** What is chosen stands in the address: other pages lead here with their own. */
export function ExportPanel({ owner }: { owner: number | undefined }) {
  const [{ export: what = 'products' }, choose] = useFilters((raw) => ({ export: oneOf(things, raw.export) }))
  const [format, setFormat] = useState<(typeof formatOptions)[number]['value']>('csv')
  const begin = useMutation({
    mutationFn: async () => {
      const whose = owner === undefined ? {} : { user_id: owner }
      return (await souk.exports.create({ body: { what, format, ...whose } })).data
    },
    onSuccess: takeTransfer,
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    begin.mutate()
  }
  return (
    <Panel title={say('Export')}>
      <form onSubmit={submit} className={classes.fields} aria-label={say('Export')} noValidate>
        <Select
          label={say('What')}
          allowDeselect={false}
          data={exportedOptions}
          value={what}
          onChange={(chosen) => {
            begin.reset()
            choose({ export: chosen as Exported })
          }}
        />
        <Select
          label={say('As')}
          allowDeselect={false}
          data={formatOptions}
          value={format}
          onChange={(chosen) => chosen !== null && setFormat(chosen)}
        />
        <Refusal error={begin.error} />
        <div>
          <ActButton work={begin}>{say('Export')}</ActButton>
        </div>
      </form>
      {begin.data !== undefined && <Followed key={begin.data.id} id={begin.data.id} />}
    </Panel>
  )
}
