import { souk } from '../../souk.ts'
import type { Entry } from '../entries/entries.queries.ts'
import type { entryQuery } from '../monitoring-filters.ts'

type TailQuery = ReturnType<typeof entryQuery> & { since?: number }

/** What is recorded from `since` or from now on, as it comes. Ends when the server ends it; throws what the API refused. */
export async function* readTail(query: TailQuery, signal: AbortSignal): AsyncGenerator<Entry[], void, undefined> {
  const { data } = await souk.http.GET('/api/v1/monitoring/tail', { params: { query }, parseAs: 'stream', signal })
  const reader = (data as ReadableStream<BufferSource>).pipeThrough<string>(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const blocks = (rest + value).split('\n\n')
    rest = blocks.pop() ?? ''
    yield blocks.flatMap(entriesIn)
  }
}

/** A block without data is a comment: it says that the line is alive. */
function entriesIn(block: string): Entry[] {
  const line = block.split('\n').find((text) => text.startsWith('data: '))
  return line === undefined ? [] : [JSON.parse(line.slice('data: '.length)) as Entry]
}
