import { say } from '../language/say.ts'
import '@mantine/spotlight/styles.layer.css'
import { useDebouncedValue } from '@mantine/hooks'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import { IconReceipt, IconSearch, IconTag } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ComponentType, useEffect, useState } from 'react'
import { formatMoney } from '../format.ts'
import { statusPhrases } from '../orders/status.tsx'
import { useMay } from '../session/use-me.ts'
import { souk } from '../souk.ts'
import { useOpenPages } from './open-pages.ts'

const [store, palette] = createSpotlight()

interface Place {
  key: string
  label: string
  description?: string
  icon: ComponentType<{ size: number; stroke: number }>
  to: string
  search?: object
}

/** Opens whenever it is asked for once more. */
export default function Palette({ asked }: { asked: number }) {
  const [words, setWords] = useState('')
  const navigate = useNavigate()
  const places = [...usePagesCalled(words), ...useRowsCalled(words)]
  useEffect(() => {
    if (asked > 0) palette.open()
  }, [asked])
  const go = ({ to, search = {} }: Place) => void navigate({ to, search } as never)
  return (
    <Spotlight.Root
      store={store}
      query={words}
      onQueryChange={setWords}
      shortcut={null}
      scrollable
      maxHeight={420}
      attributes={{ content: { 'aria-label': say('Find') } }}
    >
      <Spotlight.Search
        placeholder={say("A page, an order's number, a product")}
        aria-label={say('Find')}
        leftSection={<IconSearch size={18} stroke={1.6} />}
      />
      <Spotlight.ActionsList>
        {places.map((place) => (
          <Spotlight.Action
            key={place.key}
            label={place.label}
            {...(place.description !== undefined && { description: place.description })}
            leftSection={<place.icon size={18} stroke={1.6} />}
            onClick={() => go(place)}
          />
        ))}
        {places.length === 0 && <Spotlight.Empty>{say('Nothing is called so.')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

function usePagesCalled(words: string): Place[] {
  const sought = words.trim().toLowerCase()
  return useOpenPages()
    .map(({ path, label, tabOf, icon }) => ({
      key: path,
      label: say(label),
      icon,
      to: path,
      ...(tabOf !== undefined && tabOf !== label && { description: say(tabOf) }),
    }))
    .filter(({ label, description = '' }) => `${label} ${description}`.toLowerCase().includes(sought))
}

function useRowsCalled(words: string): Place[] {
  const may = useMay()
  const [search] = useDebouncedValue(words.trim(), 200)
  const { data = [] } = useQuery({
    queryKey: ['orders', 'found', search],
    queryFn: async ({ signal }) => {
      const query = { search, per_page: 5 }
      const [orders, products] = await Promise.all([
        may('orders.view') && /\d/.test(search) ? souk.orders.list({ query, signal }) : undefined,
        may('products.view') ? souk.products.list({ query, signal }) : undefined,
      ])
      const found: Place[] = [
        ...(orders?.data ?? []).map(({ id, number, status, total_price }) => ({
          key: `order ${id}`,
          label: say('Order #{number}', { number }),
          description: `${say(statusPhrases[status])} · ${formatMoney(total_price)}`,
          icon: IconReceipt,
          to: '/orders',
          search: { order: id },
        })),
        ...(products?.data ?? []).map(({ id, name, price, quantity }) => ({
          key: `product ${id}`,
          label: name,
          description: `${formatMoney(price)} · ${say('{count} in stock', { count: quantity })}`,
          icon: IconTag,
          to: '/products',
          search: { product: id },
        })),
      ]
      return found
    },
    enabled: search !== '',
    placeholderData: keepPreviousData,
  })
  return search === '' ? [] : data
}
