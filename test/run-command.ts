import type { Command, Outcome } from '#platform/command-line/command.ts'
import { programOf } from '#platform/command-line/program.ts'

/** A command as its declaration reads the arguments, without a process of its own. */
export async function runCommand<Needs, T>(
  command: Command<Needs, T>,
  at: Needs,
  ...args: string[]
): Promise<Outcome & { said: string[] }> {
  const said: string[] = []
  const outcomes: Outcome[] = []
  const program = programOf({ name: 'tried', summary: '' }, command, async (parsed: T) => {
    outcomes.push(await command.run(at, parsed, (line) => void said.push(line)))
  })
  await program.configureOutput({ writeErr: () => {} }).parseAsync(args, { from: 'user' })
  return { ...(outcomes[0] as Outcome), said }
}
