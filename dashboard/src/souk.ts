import { createSouk } from '@souk/client'
import { QueryClient } from '@tanstack/react-query'
import { chosenShop } from './session/chosen-shop.ts'
import { sendSignedIn } from './session/send-signed-in.ts'

/** The public API with the browser's session: the dashboard has no other door. It tries again by itself. */
export const souk = createSouk({
  session: true,
  shop: chosenShop,
  retries: 2,
  fetch: (request) => sendSignedIn(request),
})

export const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: 10_000, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
})
