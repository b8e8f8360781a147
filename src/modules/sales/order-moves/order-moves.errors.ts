import { conflict } from '#platform/http/failure.ts'

export const alreadySent = () =>
  conflict('Something of this order was sent already. Cancel the lines that are left, and refund what comes back.')

export const nothingPaid = () => conflict('Nothing of this order was paid that could be given back.')
