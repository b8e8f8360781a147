/** Real requests and answers, recorded from a run. */
export interface Examples {
  /** One success of each operation. */
  operations: Record<string, { body?: unknown; answer: { status: number; body?: unknown } }>
  /** One answer of each kind of failure, by its code. */
  failures: Record<string, unknown>
}
