import { type Failure, failureKinds, mailOptions } from '../notifications/mail-words.ts'
import { oneOf, pageOf } from '../use-filters.ts'

export interface FailedJobFilters {
  failure?: Failure | undefined
  event?: string | undefined
  /** Whose; everybody's without. */
  shop?: number | undefined
  page: number
  /** The job that stands open beside the table. */
  job?: number | undefined
}

const idOf = (value: unknown) => (Number(value) > 0 ? Number(value) : undefined)
const events = mailOptions.map(({ value }) => value)

export function readFailedJobFilters(raw: Record<string, unknown>): FailedJobFilters {
  return {
    failure: oneOf(failureKinds, raw.failure),
    event: oneOf(events, raw.event),
    shop: idOf(raw.shop),
    page: pageOf(raw.page),
    job: idOf(raw.job),
  }
}

/** Which jobs are meant, as the API asks for them. */
export const chosenJobs = ({ failure, event, shop }: FailedJobFilters) => ({
  ...(failure && { failure }),
  ...(event && { event }),
  ...(shop && { user_id: shop }),
})

export const isNarrowed = (filters: FailedJobFilters) => Object.keys(chosenJobs(filters)).length > 0
