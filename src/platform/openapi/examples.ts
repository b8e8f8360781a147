/** Real requests and answers, recorded from a run. */
export interface Examples {
  /** One success of each operation, and an event where it answers with a stream. */
  operations: Record<string, { body?: unknown; answer?: { status: number; body?: unknown }; stream?: string }>
  /** One answer of each kind of failure, by its code. */
  failures: Record<string, unknown>
}
