import { CloseButton, Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { FilterBar } from '../design/filter-bar.tsx'
import type { ProductFilters } from './product-filters.ts'

const sorts = [
  { value: '-created_at', label: 'Newest first' },
  { value: 'name', label: 'Name' },
  { value: '-price', label: 'Highest price' },
  { value: 'price', label: 'Lowest price' },
  { value: 'quantity', label: 'Fewest in stock' },
  { value: '-quantity', label: 'Most in stock' },
]

interface ProductFilterBarProps {
  filters: ProductFilters
  change: (changes: Partial<ProductFilters>) => void
}

export function ProductFilterBar({ filters, change }: ProductFilterBarProps) {
  const narrow = (changes: Partial<ProductFilters>) => change({ ...changes, page: 1 })
  return (
    <FilterBar>
      <Search value={filters.search ?? ''} onSearch={(search) => narrow({ search })} />
      <Select
        aria-label="Stock"
        placeholder="Any stock"
        clearable
        data={[
          { value: 'in', label: 'In stock' },
          { value: 'out', label: 'Out of stock' },
        ]}
        value={filters.stock ?? null}
        onChange={(stock) => narrow({ stock: (stock as ProductFilters['stock'] | null) ?? undefined })}
        w={150}
      />
      <Select
        aria-label="Sort"
        data={sorts}
        value={filters.sort}
        allowDeselect={false}
        onChange={(sort) => narrow({ sort: sort ?? '-created_at' })}
        w={160}
        ml="auto"
      />
    </FilterBar>
  )
}

/** Asks the server once one stops typing. */
function Search({ value, onSearch }: { value: string; onSearch: (words: string) => void }) {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  const search = useDebouncedCallback(onSearch, 250)
  const type = (words: string) => {
    setTyped(words)
    search(words)
  }
  return (
    <TextInput
      aria-label="Search products"
      placeholder="Search by name"
      leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
      rightSection={typed !== '' && <CloseButton size="sm" aria-label="Clear the search" onClick={() => type('')} />}
      value={typed}
      onChange={({ currentTarget }) => type(currentTarget.value)}
      w={{ base: '100%', xs: 260 }}
    />
  )
}
