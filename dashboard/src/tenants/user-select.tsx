import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { say } from '../language/say.ts'
import { useMay, useMe } from '../session/use-me.ts'
import { souk } from '../souk.ts'

interface UserSelectProps {
  label: string
  description?: ReactNode
  placeholder?: string
  value: number | undefined
  onChoose: (id: number | undefined) => void
  error?: string | undefined
  /** Whether nobody may be chosen. */
  clearable?: boolean
  /** In a filter bar the label is only said. */
  quiet?: boolean
  w?: number
}

/** Finds a user by name or e-mail address; the server searches. */
export function UserSelect({ label, value, onChoose, quiet = false, ...field }: UserSelectProps) {
  const [typed, setTyped] = useState('')
  const [opened, setOpened] = useState(false)
  const options = useUserOptions({ typed, chosen: value, opened })
  return (
    <Select
      {...(quiet ? { 'aria-label': label } : { label })}
      {...field}
      searchable
      data={options}
      // The server has narrowed them already.
      filter={({ options: found }) => found}
      value={value === undefined ? null : String(value)}
      onChange={(id) => onChoose(id === null ? undefined : Number(id))}
      onSearchChange={setTyped}
      onDropdownOpen={() => setOpened(true)}
      allowDeselect={false}
      nothingFoundMessage={say('Nobody is called so.')}
    />
  )
}

interface Wanted {
  typed: string
  chosen: number | undefined
  /** Whether one has looked at the list yet: every look at users is written to the audit log. */
  opened: boolean
}

function useUserOptions({ typed, chosen, opened }: Wanted) {
  const me = useMe()
  const may = useMay()
  const labelOf = ({ id, name, email }: { id: number; name: string; email: string }) =>
    id === me.id ? say('{name} (you)', { name }) : `${name} · ${email}`
  const [words] = useDebouncedValue(typed, 200)
  const { data: chosenUser = chosen === me.id ? me : undefined } = useQuery({
    queryKey: ['users', 'one', chosen],
    queryFn: async () => (await souk.users.get({ path: { id: chosen as number } })).data,
    enabled: chosen !== undefined && chosen !== me.id && may('users.view'),
  })
  const chosenLabel = chosenUser && labelOf(chosenUser)
  // The field shows the label of who is chosen: that is not a search.
  const search = words === chosenLabel ? '' : words
  const { data: found = [] } = useQuery({
    queryKey: ['users', 'found', search],
    queryFn: async ({ signal }) =>
      (await souk.users.list({ query: { per_page: 20, sort: 'name', ...(search && { search }) }, signal })).data,
    placeholderData: keepPreviousData,
    enabled: opened && may('users.view'),
  })
  const others = found.filter(({ id }) => id !== chosen)
  return [...(chosenUser ? [chosenUser] : []), ...others].map((user) => ({
    value: String(user.id),
    label: labelOf(user),
  }))
}
