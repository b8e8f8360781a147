import type { components } from '@souk/client'
import { type Visit, withQuery } from '../visit.ts'

export type Listing = components['schemas']['WholeStoreListing']
export type Product = Listing['products'][number]

/** As in the API's own query: no option's name can be taken for a parameter of ours. */
const prefix = 'option.'

export interface Value {
  value: string
  href: string
  isChosen: boolean
  /** `elsewhere`: it is there, but not with the rest of the choice, and its link changes that too. */
  state: 'free' | 'sold_out' | 'elsewhere'
}

export interface Option {
  name: string
  values: Value[]
}

/** The product that the address names, or else the first that can be had. */
export function chosenProduct({ products, option_names }: Listing, { searchParams }: URL): Product | undefined {
  const wanted = Object.fromEntries(
    option_names.flatMap((name) => {
      const value = searchParams.get(prefix + name)
      return value === null ? [] : [[name, value]]
    }),
  )
  return nearest(products, wanted)
}

/** What can be chosen beside the chosen product, each with the address of what one would get. */
export function optionsOf(visit: Visit, { slug, products, option_names }: Listing, chosen: Product): Option[] {
  const leadTo = ({ options }: Product) =>
    withQuery(
      visit.path('listings', slug),
      Object.fromEntries(option_names.map((name) => [prefix + name, options[name]])),
    )
  return option_names.map((name) => {
    const withValue = Map.groupBy(products, ({ options }) => options[name] ?? '')
    const values = [...withValue].flatMap(([value, those]): Value[] => {
      const wanted = { ...chosen.options, [name]: value }
      const best = nearest(those, wanted)
      if (best === undefined) return []
      return [{ value, href: leadTo(best), isChosen: value === chosen.options[name], state: stateOf(best, wanted) }]
    })
    return { name, values }
  })
}

function stateOf({ options, availability }: Product, wanted: Record<string, string>): Value['state'] {
  if (agreement(options, wanted) < Object.keys(wanted).length) return 'elsewhere'
  return availability === 'sold_out' ? 'sold_out' : 'free'
}

/** Of those that agree in most options the first that can be had, else the first. */
function nearest(products: readonly Product[], wanted: Record<string, string>): Product | undefined {
  let [best, most]: [Product | undefined, number] = [undefined, -1]
  for (const product of products) {
    const worth = 2 * agreement(product.options, wanted) + (product.availability === 'sold_out' ? 0 : 1)
    if (worth > most) [best, most] = [product, worth]
  }
  return best
}

const agreement = (options: Record<string, string>, wanted: Record<string, string>) =>
  Object.entries(wanted).filter(([name, value]) => options[name] === value).length
