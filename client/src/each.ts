interface Page {
  data: unknown[]
  meta: { page: number; last_page: number; next_cursor?: string | null }
}

interface Call {
  query?: Record<string, unknown>
}

/** Follows the cursor where a list has one, which neither skips nor repeats rows that come meanwhile; else its pages. */
export async function* eachRow(read: (call: Call) => Promise<Page>, call: Call = {}): AsyncGenerator<unknown, void> {
  let query = { ...call.query }
  for (;;) {
    const { data, meta } = await read({ ...call, query })
    yield* data
    const { page, last_page: lastPage, next_cursor: cursor } = meta
    if (cursor === undefined ? page >= lastPage : cursor === null) return
    query = { ...query, ...(cursor === undefined ? { page: page + 1 } : { cursor }) }
  }
}
