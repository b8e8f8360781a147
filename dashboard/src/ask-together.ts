/** Rows of one table are drawn within it. */
const momentMs = 10
/** As many as the API takes by one call. */
const atOnce = 100

/** Asks for rows by their ids, all that are wanted within a moment by one call; undefined for one that is not there. */
export function askTogether<Row extends { id: number }>(ask: (ids: string) => Promise<readonly Row[]>) {
  let wanted = new Set<number>()
  let answer: Promise<ReadonlyMap<number, Row>> | undefined

  async function send(): Promise<ReadonlyMap<number, Row>> {
    await new Promise((resolve) => setTimeout(resolve, momentMs))
    const ids = [...wanted]
    wanted = new Set()
    answer = undefined
    const parts = Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, at) =>
      ids.slice(at * atOnce, (at + 1) * atOnce),
    )
    const rows = await Promise.all(parts.map((part) => ask(part.join(','))))
    return new Map(rows.flat().map((row) => [row.id, row]))
  }

  return async (id: number): Promise<Row | undefined> => {
    wanted.add(id)
    answer ??= send()
    return (await answer).get(id)
  }
}
