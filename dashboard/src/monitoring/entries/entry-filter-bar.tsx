import { Button, Select } from '@mantine/core'
import { FilterBar } from '../../design/filter-bar.tsx'
import { SearchField } from '../../design/search-field.tsx'
import { say, within } from '../../language/say.ts'
import { useMay } from '../../session/use-me.ts'
import { UserSelect } from '../../tenants/user-select.tsx'
import { flags } from '../flags.tsx'
import { KindSelect } from '../kind-select.tsx'
import { type MonitoringFilters, spans } from '../monitoring-filters.ts'
import { storyAt, useGo } from '../use-places.ts'
import classes from './entry-filter-bar.module.css'
import { FurtherFilters } from './further-filters.tsx'

interface EntryFilterBarProps {
  filters: MonitoringFilters
  change: (changes: Partial<MonitoringFilters>) => void
  own: boolean
}

/** Who types or pastes one is led to its story. */
const traceId = /^[0-9a-f]{32}$/

export function EntryFilterBar({ filters, change, own }: EntryFilterBarProps) {
  const go = useGo()
  const picksUsers = useMay()('users.view') && !own
  return (
    <FilterBar>
      <KindSelect chosen={filters.kind} own={own} />
      <SearchField
        label={say('Search entries')}
        placeholder={say('Name, failure or trace id')}
        value={filters.search ?? ''}
        onSearch={(words) => (traceId.test(words.trim()) ? go(storyAt(words.trim())) : change({ search: words }))}
      />
      {picksUsers && (
        <UserSelect
          label={say('User')}
          quiet
          placeholder={say('Anybody')}
          clearable
          w={170}
          value={filters.user}
          onChoose={(user) => change({ user })}
        />
      )}
      <Select
        aria-label={say('Flag')}
        placeholder={say('Any flag')}
        clearable
        data={flags.filter((flag) => flag.own || !own).map(({ tag, label }) => ({ value: tag, label }))}
        value={filters.tag ?? null}
        onChange={(tag) => change({ tag: tag ?? undefined })}
        w={130}
      />
      {!filters.live && (
        <Select
          aria-label={say('Time')}
          placeholder={say('Any time')}
          clearable
          data={spans.map(({ value, label }) => ({ value, label }))}
          value={filters.within ?? null}
          onChange={(within) => change({ within: within ?? undefined, from: undefined, until: undefined })}
          w={150}
        />
      )}
      <FurtherFilters filters={filters} change={change} />
      <Narrowed filters={filters} change={change} />
    </FilterBar>
  )
}

/** What stands in no field of the bar itself, with a way out of each. */
function Narrowed({ filters, change }: Omit<EntryFilterBarProps, 'own'>) {
  const named = [
    ['route', say('Route'), filters.route],
    ['status', say('Status'), filters.status],
    ['trace', say('Trace'), filters.trace],
    ['request', say('Request'), filters.request],
  ] as const
  return named.map(
    ([name, label, value]) =>
      value !== undefined && (
        <Button
          key={name}
          size="compact-xs"
          variant="light"
          className={classes.narrowed}
          rightSection="×"
          aria-label={say('Without {label} {value}', { label: within(label), value })}
          onClick={() => change({ [name]: undefined })}
        >
          {label} {value}
        </Button>
      ),
  )
}
