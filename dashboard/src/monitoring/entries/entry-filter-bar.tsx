import { Button, CloseButton, Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { FilterBar } from '../../design/filter-bar.tsx'
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

export function EntryFilterBar({ filters, change, own }: EntryFilterBarProps) {
  const go = useGo()
  return (
    <FilterBar>
      <KindSelect chosen={filters.kind} own={own} />
      <Search
        value={filters.search ?? ''}
        onSearch={(search) => change({ search })}
        onTrace={(trace) => go(storyAt(trace))}
      />
      <Select
        aria-label="Flag"
        placeholder="Any flag"
        clearable
        data={flags.filter((flag) => flag.own || !own).map(({ tag, label }) => ({ value: tag, label }))}
        value={filters.tag ?? null}
        onChange={(tag) => change({ tag: tag ?? undefined })}
        w={130}
      />
      {!filters.live && (
        <Select
          aria-label="Time"
          placeholder="Any time"
          clearable
          data={spans.map(({ value, label }) => ({ value, label }))}
          value={filters.within ?? null}
          onChange={(within) => change({ within: within ?? undefined, from: undefined, until: undefined })}
          w={150}
        />
      )}
      <FurtherFilters filters={filters} change={change} own={own} />
      <Narrowed filters={filters} change={change} />
    </FilterBar>
  )
}

/** What stands in no field of the bar itself, with a way out of each. */
function Narrowed({ filters, change }: Omit<EntryFilterBarProps, 'own'>) {
  const named = [
    ['route', 'Route', filters.route],
    ['status', 'Status', filters.status],
    ['trace', 'Trace', filters.trace],
    ['request', 'Request', filters.request],
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
          aria-label={`Without ${label.toLowerCase()} ${value}`}
          onClick={() => change({ [name]: undefined })}
        >
          {label} {value}
        </Button>
      ),
  )
}

interface SearchProps {
  value: string
  onSearch: (words: string) => void
  onTrace: (traceId: string) => void
}

const traceId = /^[0-9a-f]{32}$/

/** Asks the server once one stops typing; who pastes a trace's id is led to its story. */
function Search({ value, onSearch, onTrace }: SearchProps) {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  const search = useDebouncedCallback(onSearch, 250)
  const type = (words: string) => {
    setTyped(words)
    if (traceId.test(words.trim())) onTrace(words.trim())
    else search(words)
  }
  return (
    <TextInput
      aria-label="Search entries"
      placeholder="Name, failure or trace id"
      leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
      rightSection={typed !== '' && <CloseButton size="sm" aria-label="Clear the search" onClick={() => type('')} />}
      value={typed}
      onChange={({ currentTarget }) => type(currentTarget.value)}
      className={classes.search}
    />
  )
}
