import { Button } from '@mantine/core'
import { ActButton } from '../../design/act-button.tsx'
import { formatCount } from '../../format.ts'
import classes from './products.module.css'
import type { RowDrafts } from './use-row-drafts.ts'
import type { useSaveRows } from './use-save-rows.ts'

interface SaveRowsProps {
  drafts: RowDrafts
  saving: ReturnType<typeof useSaveRows>
}

export function SaveRows({ drafts, saving: { save, saved, forgetRefusals } }: SaveRowsProps) {
  const count = drafts.rows.size
  if (count === 0 && !save.isPending) return null
  const discard = () => {
    drafts.clear()
    forgetRefusals()
    save.reset()
  }
  return (
    <section className={classes.save} aria-label="Unsaved products">
      <span className={classes.words} role={save.error === null ? 'status' : 'alert'}>
        {save.isPending && saved > 0 && `${formatCount(saved)} saved, ${formatCount(count)} to go.`}
        {save.error === null &&
          !save.isPending &&
          (count === 1 ? '1 product changed.' : `${formatCount(count)} products changed.`)}
        {save.error?.message}
      </span>
      <Button variant="default" disabled={save.isPending} onClick={discard}>
        Discard
      </Button>
      <ActButton work={save} onAct={() => save.mutate([...drafts.rows.values()])}>
        Save products
      </ActButton>
    </section>
  )
}
