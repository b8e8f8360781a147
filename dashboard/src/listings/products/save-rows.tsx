import { Button } from '@mantine/core'
import { ActButton } from '../../design/act-button.tsx'
import { formatCount } from '../../format.ts'
import { say } from '../../language/say.ts'
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
    <section className={classes.save} aria-label={say('Unsaved products')}>
      <span className={classes.words} role={save.error === null ? 'status' : 'alert'}>
        {save.isPending &&
          saved > 0 &&
          say('{saved} saved, {count} to go.', { saved: formatCount(saved), count: formatCount(count) })}
        {save.error === null &&
          !save.isPending &&
          (count === 1 ? say('1 product changed.') : say('{count} products changed.', { count: formatCount(count) }))}
        {save.error?.message}
      </span>
      <Button variant="default" disabled={save.isPending} onClick={discard}>
        {say('Discard')}
      </Button>
      <ActButton work={save} onAct={() => save.mutate([...drafts.rows.values()])}>
        {say('Save products')}
      </ActButton>
    </section>
  )
}
