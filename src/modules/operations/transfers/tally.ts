import type { TransferProblem } from './transfers.schemas.ts'

/** What becomes, or would become, of a record. */
export type Outcome = 'created' | 'updated' | 'unchanged' | 'failed'

export const keptProblems = 100

/** What is known of a transfer's records so far. */
export interface Tally {
  processed: number
  counts: Record<Outcome, number>
  problems: readonly TransferProblem[]
  problemsCount: number
  /** As many as problems are kept. */
  newCategories: readonly string[]
  newCategoriesCount: number
}

export const emptyTally: Tally = {
  processed: 0,
  counts: { created: 0, updated: 0, unchanged: 0, failed: 0 },
  problems: [],
  problemsCount: 0,
  newCategories: [],
  newCategoriesCount: 0,
}

interface Judged {
  outcomes: readonly Outcome[]
  problems: readonly TransferProblem[]
  newCategories?: readonly string[]
}

export function tallied(tally: Tally, { outcomes, problems, newCategories = [] }: Judged): Tally {
  const counts = { ...tally.counts }
  for (const outcome of outcomes) counts[outcome] += 1
  return {
    processed: tally.processed + outcomes.length,
    counts,
    problems: [...tally.problems, ...problems].slice(0, keptProblems),
    problemsCount: tally.problemsCount + problems.length,
    newCategories: [...tally.newCategories, ...newCategories].slice(0, keptProblems),
    newCategoriesCount: tally.newCategoriesCount + newCategories.length,
  }
}
