import { Select } from '@mantine/core'
import { say } from '../language/say.ts'
import classes from './kind-rail.module.css'
import { visibleKinds } from './kind-rail.tsx'
import type { ChosenKind } from './kinds.ts'
import { listOfKind, useGo } from './use-places.ts'

/** In place of the rail, where there is no room for that. */
export function KindSelect({ chosen, own }: { chosen: ChosenKind; own: boolean }) {
  const go = useGo()
  return (
    <Select
      className={classes.select}
      aria-label={say('What to look at')}
      data={visibleKinds(own).map(({ kind, plural }) => ({ value: kind, label: plural }))}
      value={chosen}
      allowDeselect={false}
      onChange={(kind) => go(listOfKind((kind as ChosenKind | null) ?? 'request'))}
    />
  )
}
