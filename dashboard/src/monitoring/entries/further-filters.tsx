import { Button, Popover, TextInput } from '@mantine/core'
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { FilterField } from '../../design/filter-field.tsx'
import { say } from '../../language/say.ts'
import { timeZoneName } from '../../time-zone.ts'
import type { MonitoringFilters } from '../monitoring-filters.ts'
import classes from './entry-filter-bar.module.css'

interface FurtherFiltersProps {
  filters: MonitoringFilters
  change: (changes: Partial<MonitoringFilters>) => void
}

const none = {
  route: undefined,
  status: undefined,
  trace: undefined,
  request: undefined,
  from: undefined,
  until: undefined,
}

export function FurtherFilters({ filters, change }: FurtherFiltersProps) {
  const set = (Object.keys(none) as (keyof typeof none)[]).filter((name) => filters[name] !== undefined)
  return (
    <Popover position="bottom-start" shadow="md" trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconAdjustmentsHorizontal size={16} stroke={1.6} aria-hidden />}>
          {say('More')}
          {set.length > 0 && ` (${set.length})`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.further}>
        <Field label={say('Route')} hint="/orders" name="route" filters={filters} change={change} />
        <Field label={say('Status')} hint="404" name="status" filters={filters} change={change} />
        <div className={classes.row}>
          <Field label={say('Trace id')} hint={say('32 digits')} name="trace" filters={filters} change={change} />
        </div>
        <div className={classes.row}>
          <Field
            label={say('Request id')}
            hint={say('As an answer names it')}
            name="request"
            filters={filters}
            change={change}
          />
        </div>
        {!filters.live && (
          <>
            <TextInput
              label={say('From')}
              description={say('Times in {zone}', { zone: timeZoneName() })}
              type="datetime-local"
              value={filters.from ?? ''}
              onChange={({ currentTarget: { value } }) => change({ from: value, within: undefined })}
            />
            <TextInput
              label={say('Until')}
              description={say('Times in {zone}', { zone: timeZoneName() })}
              type="datetime-local"
              value={filters.until ?? ''}
              onChange={({ currentTarget: { value } }) => change({ until: value, within: undefined })}
            />
          </>
        )}
        <Button variant="subtle" className={classes.row} onClick={() => change(none)}>
          {say('Clear')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}

interface FieldProps extends FurtherFiltersProps {
  label: string
  hint: string
  name: 'route' | 'status' | 'trace' | 'request'
}

function Field({ label, hint, name, filters, change }: FieldProps) {
  return (
    <FilterField
      label={label}
      placeholder={hint}
      value={filters[name] ?? ''}
      onNarrow={(value) => change({ [name]: value })}
    />
  )
}
