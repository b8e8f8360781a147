import { MultiSelect } from '@mantine/core'
import { useState } from 'react'
import { categoryOptions, useCategories } from '../categories/categories.queries.ts'
import { say } from '../language/say.ts'
import type { PromotionFieldsProps } from './promotion-fields.tsx'
import { useListingOptions } from './promotions.queries.ts'

/** What it is for; the whole order where nothing is chosen. */
export function TargetFields({ draft: { values, set }, owner, refused }: PromotionFieldsProps) {
  const [search, setSearch] = useState('')
  const { data: categories = [] } = useCategories(owner)
  const listings = useListingOptions(owner, search, values.listing_ids)
  const isForAll = values.listing_ids.length + values.category_ids.length === 0
  const perUnit = values.kind === 'fixed' && !isForAll ? say('The amount is off each unit of them.') : undefined
  return (
    <>
      <MultiSelect
        label={say('Listings')}
        placeholder={isForAll ? say('Everything') : ''}
        description={perUnit}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        searchable
        searchValue={search}
        onSearchChange={setSearch}
        data={listings}
        // The server has searched already.
        filter={({ options }) => options}
        nothingFoundMessage={say('No listing is called so.')}
        value={values.listing_ids}
        onChange={(listing_ids) => set({ listing_ids })}
        error={refused.listing_ids}
      />
      {categories.length > 0 && (
        <MultiSelect
          label={say('Categories')}
          placeholder={isForAll ? say('Everything') : ''}
          searchable
          data={categoryOptions(categories)}
          value={values.category_ids}
          onChange={(category_ids) => set({ category_ids })}
          error={refused.category_ids}
        />
      )}
    </>
  )
}
