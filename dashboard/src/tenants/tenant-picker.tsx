import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../session/use-me.ts'
import { souk } from '../souk.ts'

const pauseMs = 250

interface TenantPickerProps {
  value: number | undefined
  onPick: (id: number | undefined) => void
}

/** Narrows to one user's shop, found by name or address; for who may know the users. */
export function TenantPicker({ value, onPick }: TenantPickerProps) {
  const may = useMay()
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed, pauseMs)
  const found = useQuery({
    queryKey: ['users', 'picker', search],
    queryFn: async ({ signal }) =>
      (await souk.users.list({ query: { per_page: 20, sort: 'name', ...(search && { search }) }, signal })).data,
    enabled: may('users.view'),
    placeholderData: (before) => before,
  })
  const chosen = useQuery({
    queryKey: ['users', 'name', value],
    queryFn: async () => (await souk.users.get({ path: { id: value as number } })).data.name,
    enabled: value !== undefined && may('users.view'),
  })
  if (!may('users.view')) return null
  const options = (found.data ?? []).map(({ id, name, email }) => ({ value: String(id), label: name, email }))
  const missing = value !== undefined && !options.some((option) => option.value === String(value))
  return (
    <Select
      aria-label="Shop"
      placeholder="Any shop"
      searchable
      clearable
      data={
        missing ? [...options, { value: String(value), label: chosen.data ?? `User ${value}`, email: '' }] : options
      }
      // The server has searched already, in addresses as well.
      filter={({ options: all }) => all}
      renderOption={({ option }) => (
        <span style={{ display: 'grid', lineHeight: 1.35, minWidth: 0 }}>
          {option.label}
          <span style={{ color: 'var(--mantine-color-dimmed)', fontSize: '0.75rem', overflowWrap: 'anywhere' }}>
            {(option as typeof option & { email?: string }).email}
          </span>
        </span>
      )}
      nothingFoundMessage="Nobody matches."
      value={value === undefined ? null : String(value)}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id) => onPick(id === null ? undefined : Number(id))}
      w={{ base: '100%', xs: 190 }}
    />
  )
}
