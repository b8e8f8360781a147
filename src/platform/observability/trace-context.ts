import { randomFillSync } from 'node:crypto'

/** Where something stands in a trace, as W3C Trace Context names it. */
export interface TraceContext {
  traceId: string
  spanId: string
  parentSpanId: string | undefined
}

export interface TraceParent {
  traceId: string
  spanId: string
  sampled: boolean
}

const shape = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/

/** Undefined for what is no `traceparent` of the version that we know: then a trace of its own begins. */
export function parseTraceparent(text: string | undefined): TraceParent | undefined {
  const [, traceId, spanId, flags] = shape.exec(text ?? '') ?? []
  if (traceId === undefined || spanId === undefined) return undefined
  return { traceId, spanId, sampled: (Number.parseInt(flags ?? '', 16) & 1) === 1 }
}

export function formatTraceparent(
  { traceId, spanId }: Pick<TraceContext, 'traceId' | 'spanId'>,
  sampled: boolean,
): string {
  return `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`
}

export function openTrace(parent: TraceParent | undefined): TraceContext {
  if (parent !== undefined) return { traceId: parent.traceId, spanId: newSpanId(), parentSpanId: parent.spanId }
  return { traceId: randomHex(16), spanId: newSpanId(), parentSpanId: undefined }
}

export const newSpanId = () => randomHex(8)

/** Asking the system for each id would cost more than all else that is noted of a request. */
const pool = Buffer.alloc(8_192)
let used = pool.length

function randomHex(bytes: number): string {
  if (used + bytes > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += bytes
  return pool.toString('hex', used - bytes, used)
}
