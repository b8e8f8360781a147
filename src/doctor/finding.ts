/** What the doctor says of one thing. */
export interface Finding {
  about: string
  state: 'good' | 'doubtful' | 'wrong'
  said: string
  /** How to mend it. */
  mend?: string
}

export const good = (about: string, said: string): Finding => ({ about, state: 'good', said })
export const doubtful = (about: string, said: string, mend: string): Finding => ({
  about,
  state: 'doubtful',
  said,
  mend,
})
export const wrong = (about: string, said: string, mend: string): Finding => ({ about, state: 'wrong', said, mend })

/** What throws is wrong, and its message says how. */
export async function examined(about: string, mend: string, look: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await look()
  } catch (error) {
    return [wrong(about, (error as Error).message, mend)]
  }
}
