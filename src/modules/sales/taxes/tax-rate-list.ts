import { country } from '#platform/geography/countries.ts'
import { declareList, filter } from '#platform/lists/list.ts'
import { integer, word } from '#platform/lists/order.ts'
import { TaxRateResource } from './taxes.schemas.ts'

export const taxRateColumns = [
  'id',
  'user_id',
  'name',
  'country',
  'region',
  'tax_class',
  'trim_scale(rate)::text AS rate',
  'created_at',
  'updated_at',
] as const

export const taxRateList = declareList({
  table: 'tax_rates',
  owner: 'user_id',
  resource: TaxRateResource,
  columns: taxRateColumns,
  sorts: { id: [integer('id')], country: [word('country')] },
  initial: 'country',
  filters: { country: filter(country, 'country = ?') },
})
