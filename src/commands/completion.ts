import { z } from 'zod'
import { declareCommand } from '#platform/command-line/command.ts'
import { bashCompletion, zshCompletion } from '#platform/command-line/completion.ts'
import type { Entry } from './index.ts'

const completions = { bash: bashCompletion, zsh: zshCompletion }

export const completionCommand = (all: readonly Entry[]) =>
  declareCommand({
    arguments: {
      shell: { about: 'bash or zsh', schema: z.enum(['bash', 'zsh'], { error: 'must be bash or zsh' }) },
    },
    async run({ write }: { write: (line: string) => void }, { shell }) {
      const declarations = await Promise.all(
        all.map(async ({ name, summary, load }) => ({ name, summary, ...(await load()).declaration })),
      )
      write(completions[shell]('souk', declarations).trimEnd())
      return { done: true, result: undefined }
    },
  })
