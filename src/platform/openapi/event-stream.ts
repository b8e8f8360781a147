import type { z } from 'zod'
import type { Convert, JsonSchema } from './json-schema.ts'

/** Server-sent events whose data is JSON. */
export interface EventStream {
  description: string
  /** What the data of each event holds. */
  data: z.ZodType
  /** Goes on behind the event that `Last-Event-ID` names. */
  resumable?: true
}

/** OpenAPI 3.1 has no words for a stream; JSON Schema says what the text holds once it is taken apart. */
export function eventStreamSchema({ description, data }: EventStream, convert: Convert): JsonSchema {
  const event = {
    type: 'object',
    properties: {
      id: { type: 'string', pattern: '^\\d+$' },
      event: { type: 'string' },
      data: { type: 'string', contentMediaType: 'application/json', contentSchema: convert(data, 'output') },
    },
    required: ['id', 'event', 'data'],
  }
  return {
    type: 'string',
    description,
    contentMediaType: 'text/event-stream',
    contentSchema: { type: 'array', items: event },
  }
}
