import { Button, Popover } from '@mantine/core'
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { FilterBar } from '../design/filter-bar.tsx'
import { SortSelect } from '../design/sort-select.tsx'
import { say } from '../language/say.ts'
import { useMay } from '../session/use-me.ts'
import type { Identified, ListState } from './list.ts'
import classes from './lists.module.css'

interface ListFiltersProps<Row extends Identified> {
  state: ListState<Row>
}

export function ListFilters<Row extends Identified>({ state }: ListFiltersProps<Row>) {
  const { filters, further, sorts } = state.list
  const names = Object.keys(filters)
  if (names.length === 0 && sorts === undefined) return null
  const hidden: readonly string[] = further?.names ?? []
  return (
    <FilterBar>
      {names
        .filter((name) => !hidden.includes(name))
        .map((name) => (
          <NamedFilter key={name} state={state} name={name} />
        ))}
      {further !== undefined && <FurtherFilters state={state} {...further} />}
      {sorts !== undefined && (
        <SortSelect sorts={[...sorts]} value={state.sort ?? ''} onSort={(sort) => state.narrow({ sort })} />
      )}
    </FilterBar>
  )
}

function NamedFilter<Row extends Identified>(props: ListFiltersProps<Row> & { name: string }) {
  const { state, name } = props
  const may = useMay()
  const filter = state.list.filters[name]
  if (filter === undefined || (filter.permission !== undefined && !may(filter.permission))) return null
  const { Field, typed = false } = filter
  return <Field value={state.values[name]} narrow={(value) => state.narrow({ [name]: value }, typed)} />
}

interface FurtherFiltersProps<Row extends Identified> extends ListFiltersProps<Row> {
  label: string
  names: readonly string[]
}

function FurtherFilters<Row extends Identified>(props: FurtherFiltersProps<Row>) {
  const { state, label, names } = props
  const chosen = names.filter((name) => state.values[name] !== undefined).length
  return (
    <Popover position="bottom-start" shadow="md" trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconAdjustmentsHorizontal size={16} stroke={1.6} aria-hidden />}>
          {label}
          {chosen > 0 && ` (${chosen})`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.further}>
        {names.map((name) => (
          <NamedFilter key={name} state={state} name={name} />
        ))}
        <Button
          variant="subtle"
          onClick={() => state.narrow(Object.fromEntries(names.map((name) => [name, undefined])))}
        >
          {say('Clear')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}
