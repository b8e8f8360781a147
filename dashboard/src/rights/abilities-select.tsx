import { MultiSelect } from '@mantine/core'
import { say } from '../language/say.ts'
import { groupByResource, patternOf, resourceTitle } from './permission-groups.ts'

interface AbilitiesSelectProps {
  label: string
  description?: string
  placeholder?: string
  permissions: readonly { name: string }[]
  value: string[]
  onChange: (names: string[]) => void
  error?: string | undefined
  disabled?: boolean
}

/** Permission names, and the patterns that stand for all of a resource, by resource. */
export function AbilitiesSelect({ permissions, value, ...field }: AbilitiesSelectProps) {
  const groups = groupByResource(permissions, ({ name }) => name).map(({ resource, members }) => {
    const pattern = patternOf({ resource, members })
    const items = members.map(({ name }) => ({ value: name, label: name }))
    const all = pattern === undefined ? [] : [{ value: pattern, label: say('{pattern} (all of them)', { pattern }) }]
    return { group: resourceTitle(resource), items: [...all, ...items] }
  })
  const data = [{ group: say('Everything'), items: [{ value: '*', label: say('* (everything)') }] }, ...groups]
  return (
    <MultiSelect
      {...field}
      data={data}
      value={value}
      searchable
      clearSearchOnChange
      nothingFoundMessage={say('There is no such permission.')}
      maxDropdownHeight={280}
    />
  )
}
