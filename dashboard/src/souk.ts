import { createSouk } from '@souk/client'
import { QueryClient } from '@tanstack/react-query'
import { sendSignedIn } from './session/send-signed-in.ts'

/** The public API with the browser's session: the dashboard has no other door. It tries again by itself. */
export const souk = createSouk({ session: true, retries: 2, fetch: sendSignedIn })

export const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: 10_000, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
})
