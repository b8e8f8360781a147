import { z } from 'zod'
import { declareCommand } from '#platform/command-line/command.ts'
import { bashCompletion, zshCompletion } from '#platform/command-line/completion.ts'
import type { Runnable } from './opening.ts'

const completions = { bash: bashCompletion, zsh: zshCompletion }

export const completionCommand = (all: () => Runnable[]) =>
  declareCommand({
    name: 'completion',
    summary: 'Write what completes these commands in a shell: eval "$(souk completion bash)"',
    arguments: {
      shell: { about: 'bash or zsh', schema: z.enum(['bash', 'zsh'], { error: 'must be bash or zsh' }) },
    },
    async run({ write }: { write: (line: string) => void }, { shell }) {
      const declarations = all().map(({ declaration }) => declaration)
      write(completions[shell]('souk', declarations).trimEnd())
      return { done: true, result: undefined }
    },
  })
