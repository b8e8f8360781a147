/** There is too much to do at the moment, and nothing was begun. */
export class OverloadError extends Error {
  /** Whether it is the caller's own work that waits, rather than everybody's. */
  readonly isOwn: boolean

  constructor(message: string, isOwn: boolean) {
    super(message)
    this.name = 'OverloadError'
    this.isOwn = isOwn
  }
}
