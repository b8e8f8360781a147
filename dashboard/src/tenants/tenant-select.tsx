import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { souk } from '../souk.ts'

interface TenantSelectProps {
  label: string
  value: number | undefined
  onChange: (id: number | undefined) => void
}

/** One user out of many, found by a part of the name or the e-mail. */
export function TenantSelect({ label, value, onChange }: TenantSelectProps) {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed, 250)
  const { data: found = [] } = useQuery({
    queryKey: ['users', 'search', search],
    queryFn: async ({ signal }) => (await souk.users.list({ query: { search, per_page: 10 }, signal })).data,
    placeholderData: keepPreviousData,
  })
  const { data: chosen } = useQuery({
    queryKey: ['users', 'one', value],
    queryFn: async () => (await souk.users.get({ path: { id: Number(value) } })).data,
    enabled: value !== undefined,
  })
  const users = [...found, ...(chosen !== undefined && !found.some(({ id }) => id === chosen.id) ? [chosen] : [])]
  return (
    <Select
      label={label}
      placeholder="Anybody"
      searchable
      clearable
      data={users.map(({ id, name, email }) => ({ value: String(id), label: `${name} · ${email}` }))}
      filter={({ options }) => options}
      value={value === undefined ? null : String(value)}
      onSearchChange={setTyped}
      onChange={(id) => onChange(id === null ? undefined : Number(id))}
      comboboxProps={{ withinPortal: false }}
    />
  )
}
