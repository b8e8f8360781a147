/** A file can be neither read nor written at the moment, whatever the reason: a full disk, a bucket that is away. */
export class FilesUnavailableError extends Error {
  /** What a bucket answered; undefined where none did. */
  readonly status: number | undefined

  constructor(message: string, { status, ...options }: ErrorOptions & { status?: number } = {}) {
    super(message, options)
    this.name = 'FilesUnavailableError'
    this.status = status
  }
}
