import { createSouk, type SoukError } from '@souk/client'
import { QueryCache, QueryClient } from '@tanstack/react-query'

/** The public API with the browser's session: the dashboard has no other door. It tries again by itself. */
export const souk = createSouk({ session: true, retries: 2 })

const isSignedOut = (error: Error) => (error as Partial<SoukError>).status === 401

export const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // A session that has ended shows the sign-in form, wherever one is.
    onError: (error) => void (isSignedOut(error) && queries.setQueryData(['me'], null)),
  }),
  defaultOptions: {
    queries: { retry: false, staleTime: 10_000, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
})
