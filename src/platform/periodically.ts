export interface Periodical {
  /** Ends after the run that is under way. */
  stop: () => Promise<void>
}

/**
 * Runs the task once per interval for as long as the process lives; a run that takes longer delays the next one.
 * Any number of processes may do the same task beside each other, so the task must be harmless when it is done twice.
 */
export function periodically(
  everyMs: number,
  task: () => Promise<unknown>,
  onError: (error: Error) => void,
): Periodical {
  let running: Promise<unknown> | undefined
  const run = () => {
    running ??= task()
      .catch(onError)
      .finally(() => {
        running = undefined
      })
  }
  run()
  const timer = setInterval(run, everyMs)
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
