import { loggedEvents } from '#modules/messaging/declared-events/index.ts'

/** `*` is everything, `order.*` all whose name begins so, anything else one event. */
export function hears(patterns: readonly string[], event: string): boolean {
  return patterns.some((pattern) => pattern === '*' || pattern === event || isBelow(pattern, event))
}

const isBelow = (pattern: string, event: string) => pattern.endsWith('.*') && event.startsWith(pattern.slice(0, -1))

/** Whether there is any event that it can mean. */
export const isPattern = (text: string) => loggedEvents.some((event) => hears([text], event))
