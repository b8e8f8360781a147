import { readFileSync } from 'node:fs'
import { CommanderError, Command as Program } from 'commander'
import { MisuseError, programOf } from '#platform/command-line/program.ts'
import { Failure } from '#platform/http/failure.ts'
import { type Entry, entries } from './index.ts'

interface Terminal {
  write: (text: string) => void
  complain: (text: string) => void
}

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

/** Answers the exit code: 1 when something is left to do, 2 when the words were not understood. */
export async function runCommandLine(words: readonly string[], { write, complain }: Terminal): Promise<number> {
  const say = (line: string) => write(`${line}\n`)
  const outputs = { writeOut: write, writeErr: complain }
  const program = new Program('souk')
    .description('Runs Souk and looks after it. Configured by the environment: see README.md.')
    .version(version)
    .helpCommand('help [command]', 'show what a command does')
    .exitOverride()
    .configureOutput(outputs)
  let exitCode = 0
  const programFor = async ({ name, summary, load }: Entry) => {
    const { declaration, run } = await load()
    return programOf({ name, summary }, declaration, async (parsed, json) => {
      const { done, result } = await run({ write: say }, parsed, json ? () => {} : say, words.join(' '))
      if (json && result !== undefined) say(JSON.stringify(result))
      exitCode = done ? 0 : 1
    })
  }
  // The others are only named: their code is not read.
  const asked = words.find((word) => !word.startsWith('-') && word !== 'help')
  for (const entry of entries) {
    const { name, summary, heading } = entry
    const added = name === asked ? await programFor(entry) : new Program(name).description(summary)
    program.addCommand(added.helpGroup(heading).configureOutput(outputs))
  }
  try {
    await program.parseAsync(words.length > 0 ? words : ['help'], { from: 'user' })
    return exitCode
  } catch (error) {
    // It has said itself what there is to say.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    complain(`error: ${sentenceOf(error as Error)}\n`)
    return error instanceof MisuseError ? 2 : 1
  }
}

function sentenceOf(error: Error): string {
  const reasons = error instanceof Failure ? Object.values(error.errors ?? {}).flat() : []
  if (reasons.length > 0) return reasons.join(' ')
  const { message, cause } = error
  return cause instanceof Error && !message.includes(cause.message) ? `${message} ${cause.message}` : message
}
