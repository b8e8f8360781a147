import { Failure } from '#platform/http/failure.ts'
import type { TransferProblem } from '../transfers.schemas.ts'

/** What PostgreSQL calls data that it does not take, and rows that break a rule. */
const refusing = /^(22|23)/

/** What was refused where it was written, for one record or several. Throws what is no refusal. */
export function problemsOf(
  error: unknown,
  line: number,
  columnOf: (field: string) => string | null,
): TransferProblem[] {
  if (error instanceof Failure && error.errors !== undefined) {
    return Object.entries(error.errors).flatMap(([field, sentences]) =>
      sentences.map((message) => ({ line, column: columnOf(field), message })),
    )
  }
  const { code = '' } = error as { code?: string }
  if (typeof code !== 'string' || !refusing.test(code)) throw error
  return [{ line, column: null, message: 'The record does not fit what the shop holds by now.' }]
}
