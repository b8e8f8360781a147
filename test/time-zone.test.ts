import { afterAll, describe, expect, it } from 'vitest'
import { beginOfDay, dayOf, localTime, momentAt, tellTimesIn, timeZone } from '../dashboard/src/time-zone.ts'

describe("a shop's time zone, in the dashboard", () => {
  afterAll(() => tellTimesIn('UTC'))

  it.each([
    ['UTC', '2026-12-01', '2026-12-01T00:00:00.000Z', 24],
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00.000Z', 23],
    ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00.000Z', 25],
    ['Asia/Kolkata', '2026-06-11', '2026-06-10T18:30:00.000Z', 24],
    ['Asia/Kathmandu', '2026-06-11', '2026-06-10T18:15:00.000Z', 24],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00:00.000Z', 24.5],
    ['Pacific/Kiritimati', '2026-01-01', '2025-12-31T10:00:00.000Z', 24],
    ['America/Los_Angeles', '2026-11-01', '2026-11-01T07:00:00.000Z', 25],
    // Summer begins at midnight there: the day begins at one.
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z', 23],
  ])('has in %s a day %s that begins at %s and lasts %d hours', (zone, day, begin, hours) => {
    tellTimesIn(zone)
    const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
    const [from, to] = [beginOfDay(day), beginOfDay(next)] as [Date, Date]
    expect(from.toISOString()).toBe(begin)
    expect((to.getTime() - from.getTime()) / 3_600_000).toBe(hours)
    expect([dayOf(from), dayOf(new Date(from.getTime() - 1)) < day]).toEqual([day, true])
  })

  it('takes the first of a time that a clock shows twice, and the one after the gap for one it never shows', () => {
    tellTimesIn('Europe/Berlin')
    expect(momentAt('2026-10-25T02:30')?.toISOString()).toBe('2026-10-25T00:30:00.000Z')
    expect(localTime(momentAt('2026-03-29T02:30') as Date)).toBe('2026-03-29T03:30:00')
    expect(momentAt('tomorrow')).toBeUndefined()
  })

  it('that the browser has not heard of is told in UTC, and called so', () => {
    tellTimesIn('Mars/Olympus')
    expect(timeZone()).toBe('UTC')
  })
})
