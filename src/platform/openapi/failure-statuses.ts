import type { FastifySchema } from 'fastify'

/** Which failures a route may answer follows from what it takes and asks for. */
export function failureStatuses(
  { body, params, querystring }: FastifySchema,
  { open, counted }: { open: boolean; counted: boolean },
): number[] {
  return [
    ...(body === undefined ? [] : [400, 413, 415]),
    ...(open ? [] : [401, 403]),
    ...(params === undefined ? [] : [404]),
    ...(body === undefined && querystring === undefined ? [] : [422]),
    ...(counted ? [429] : []),
    500,
    503,
  ]
}
