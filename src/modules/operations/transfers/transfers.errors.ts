import { Failure, notFound, validationFailed } from '#platform/http/failure.ts'
import type { TransferProblem } from './transfers.schemas.ts'

export const mostAtOnce = 5

export const transferNotFound = () => notFound('There is no such transfer.')

export const fileNotFound = () =>
  notFound('There is no file: the transfer is no export, not finished, or it is too old.')

export const alreadyEnded = () => new Failure(409, 'conflict', 'The transfer has ended already.')

export const tooManyTransfers = () =>
  new Failure(409, 'conflict', `${mostAtOnce} transfers of this shop are under way already. Wait for one to end.`)

export const notATable = () =>
  new Failure(415, 'unsupported_media_type', 'The body must be the text of a table, sent as text/csv.')

export const emptyFile = () => validationFailed({ body: ['The file is empty.'] })

export const fileTooLarge = (megabytes: number) =>
  new Failure(413, 'payload_too_large', `The file is larger than ${megabytes} MB.`)

/** The file says nothing that can be imported: its problem stands in the transfer. */
export class UnusableFileError extends Error {
  readonly problem: TransferProblem

  constructor(problem: TransferProblem) {
    super(problem.message)
    this.name = 'UnusableFileError'
    this.problem = problem
  }
}

/** Somebody cancelled it, another worker has it, or the process ends: nothing more is written. */
export class InterruptedTransferError extends Error {
  constructor() {
    super('The transfer was interrupted.')
    this.name = 'InterruptedTransferError'
  }
}
