import { describe, expect, it } from 'vitest'
import { formatStatement, titleOfStatement } from '../dashboard/src/monitoring/story/statement.ts'
import { timeAxis } from '../dashboard/src/monitoring/story/time-axis.ts'

const hourMs = 3_600_000

describe("a waterfall's axis of time", () => {
  it('is even where the work lies close together', () => {
    const { at, pauses } = timeAxis([
      { begin: 1_000, end: 1_100 },
      { begin: 1_110, end: 1_200 },
    ])
    expect(pauses).toEqual([])
    expect([at(1_000), at(1_100), at(1_200)]).toEqual([0, 0.5, 1])
  })

  it('leaves the work its room when an hour lies between a request and the next attempt at its mail', () => {
    const again = hourMs + 100
    const { at, pauses, ticks } = timeAxis([
      { begin: 0, end: 100 },
      { begin: again, end: again + 100 },
    ])
    expect(pauses).toMatchObject([{ ms: hourMs }])
    const [pause] = pauses
    expect(pause?.width).toBeLessThan(0.1)
    expect(at(100)).toBeCloseTo(pause?.at ?? 0)
    expect(at(again)).toBeCloseTo((pause?.at ?? 0) + (pause?.width ?? 0))
    expect(at(again + 100) - at(again)).toBeCloseTo(at(100) - at(0))
    expect(at(again + 100)).toBeCloseTo(1)
    expect(ticks.map(({ sinceBeginMs }) => sinceBeginMs)).toContain(again)
  })

  it('keeps everything on the axis, in its order, however many pauses there are', () => {
    const attempts = Array.from({ length: 40 }, (_, turn) => ({ begin: turn * hourMs, end: turn * hourMs + 50 + turn }))
    const { at } = timeAxis(attempts)
    const places = attempts.flatMap(({ begin, end }) => [at(begin), at(end)])
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect(places[0]).toBe(0)
    expect(places.at(-1)).toBeCloseTo(1)
  })

  it('stands where nothing has a length', () => {
    const { at } = timeAxis([{ begin: 5, end: 5 }])
    expect(at(5)).toBe(0)
    expect(timeAxis([]).at(0)).toBe(0)
  })
})

describe("a statement's title", () => {
  it.each([
    ['select "name" from "users" where "id" = $1', 'SELECT users'],
    ['insert into "audit_entries" ("actor_id") values ($1)', 'INSERT audit_entries'],
    ['SELECT id FROM products WHERE id = $1 FOR UPDATE', 'SELECT products'],
    ['INSERT INTO once (key) VALUES ($1) ON CONFLICT (key) DO UPDATE SET seen = true', 'INSERT once'],
    [
      'WITH taken AS (UPDATE products SET quantity = 0 RETURNING id), made AS (INSERT INTO orders SELECT 1 FROM taken) SELECT * FROM made',
      'UPDATE products, INSERT orders',
    ],
    ['begin; SET LOCAL ROLE "souk"; SET LOCAL souk.traceparent = \'00\'', 'begin'],
    ['commit', 'commit'],
    ['SELECT pg_sleep(1)', 'SELECT pg_sleep(1)'],
  ])('%s', (statement, title) => {
    expect(titleOfStatement(statement)).toBe(title)
  })

  it('gives a clause a line of its own, and leaves what was written in lines as it was', () => {
    expect(formatStatement('select "id" from "users" where "id" = $1 limit $2')).toBe(
      'select "id"\nfrom "users"\nwhere "id" = $1\nlimit $2',
    )
    expect(formatStatement('\n    SELECT id\n      FROM orders\n    LIMIT 1')).toBe('SELECT id\n  FROM orders\nLIMIT 1')
  })
})
