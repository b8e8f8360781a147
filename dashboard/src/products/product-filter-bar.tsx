import { Select } from '@mantine/core'
import { FilterBar } from '../design/filter-bar.tsx'
import { SearchField } from '../design/search-field.tsx'
import { SortSelect } from '../design/sort-select.tsx'
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
      <SearchField
        label="Search products"
        placeholder="Search by name"
        value={filters.search ?? ''}
        onSearch={(search) => narrow({ search })}
      />
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
      <SortSelect sorts={sorts} value={filters.sort} onSort={(sort) => narrow({ sort })} />
    </FilterBar>
  )
}
