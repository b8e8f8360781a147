import { FileInput, Progress, Select } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ActButton } from '../design/act-button.tsx'
import { Panel } from '../design/panel.tsx'
import { Refusal } from '../design/refusal.tsx'
import { say } from '../language/say.ts'
import { Followed } from './followed.tsx'
import { ImportAfterTry } from './import-after-try.tsx'
import classes from './transfers.module.css'
import { type Contents, useImport } from './use-import.ts'

const contentsOptions = [
  { value: 'products', label: say('Products') },
  { value: 'listings', label: say('Listings, with products and pictures') },
  { value: 'shopify', label: say('Products as Shopify exports them') },
] as const

const columnsOf = {
  products: say("Souk's columns: name, price and quantity for new ones, sku to find them again."),
  listings: say("Souk's columns: title, and a line for each product and picture."),
  shopify: say('The CSV of its admin: listings with products, stock, options and pictures.'),
} as const

/** A file is tried before it is imported: what is wrong with it is known before anything is written. */
export function ImportPanel({ owner }: { owner: number | undefined }) {
  const [contents, setContents] = useState<Contents>('products')
  const [file, setFile] = useState<File | null>(null)
  const [isMissing, setMissing] = useState(false)
  const { work, sent } = useImport()
  const begun = work.data
  const choose = (chosen: File | null) => {
    work.reset()
    setMissing(false)
    setFile(chosen)
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setMissing(file === null)
    if (file !== null) work.mutate({ file, contents, mode: 'dry_run', owner })
  }
  return (
    <Panel title={say('Import')}>
      <form onSubmit={submit} className={classes.fields} aria-label={say('Import')} noValidate>
        <Select
          label={say('The file holds')}
          description={columnsOf[contents]}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          allowDeselect={false}
          data={contentsOptions}
          value={contents}
          onChange={(chosen) => {
            work.reset()
            setContents(chosen as Contents)
          }}
        />
        <FileInput
          label={say('File')}
          placeholder={say('Choose a CSV')}
          accept=".csv,.tsv,.txt,text/csv"
          clearable
          clearButtonProps={{ 'aria-label': say('Choose no file') }}
          value={file}
          onChange={choose}
          error={isMissing && say('Choose a file first.')}
        />
        <p className={classes.said}>{say('The columns are those of an export, in any order. Up to 100 MB.')}</p>
        <Refusal error={work.error} />
        {work.isPending && <Progress value={sent * 100} aria-label={say('Sending the file')} />}
        <div>
          <ActButton work={work} variant={begun === undefined ? 'filled' : 'default'}>
            {begun === undefined ? say('Try it') : say('Try it again')}
          </ActButton>
        </div>
      </form>
      {begun !== undefined && file !== null && (
        <Followed key={begun.id} id={begun.id}>
          {(transfer) => (
            <ImportAfterTry
              tried={transfer}
              work={work}
              onImport={(mode) => work.mutate({ file, contents, mode, owner })}
            />
          )}
        </Followed>
      )}
    </Panel>
  )
}
