import { Command as Program } from 'commander'
import type { Command, Parameter, Parameters } from './command.ts'

/** Any command, whatever it needs and takes. */
export type AnyCommand = Pick<Command<never, never>, 'arguments' | 'options'>

export interface Named {
  name: string
  summary: string
}

/** What was typed does not fit the command. */
export class MisuseError extends Error {
  override name = 'MisuseError'
}

const optional = ({ schema }: Parameter) => schema.safeParse(undefined).success

function defaultOf({ schema }: Parameter): string {
  const { data } = schema.safeParse(undefined)
  return data === undefined || data === null ? '' : ` (default: ${String(data)})`
}

/** `--repair` of `repair`, and `--password-stdin` of `passwordStdin`. */
export const flagOf = (name: string) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

/** Calls `run` with what was typed, checked by the declaration's schemas. Throws CommanderError and MisuseError. */
export function programOf<T = never>(
  { name, summary }: Named,
  command: AnyCommand,
  run: (typed: T, json: boolean) => Promise<void>,
): Program {
  const program = new Program(name).description(summary).exitOverride().allowExcessArguments(false)
  for (const [name, parameter] of Object.entries(command.arguments)) {
    program.argument(optional(parameter) ? `[${name}]` : `<${name}>`, parameter.about)
  }
  for (const [name, parameter] of Object.entries(command.options)) {
    const flags = parameter.value === undefined ? flagOf(name) : `${flagOf(name)} <${parameter.value}>`
    if (optional(parameter)) program.option(flags, `${parameter.about}${defaultOf(parameter)}`)
    else program.requiredOption(flags, parameter.about)
  }
  return program.option('--json', 'print the result as JSON').action(async () => {
    const given = Object.fromEntries(Object.keys(command.arguments).map((name, at) => [name, program.args[at]]))
    const { json = false, ...options } = program.opts<{ json?: boolean }>()
    await run(checked({ ...command.arguments, ...command.options }, { ...given, ...options }) as T, json)
  })
}

function checked(parameters: Parameters, given: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(parameters).map(([name, parameter]) => {
    const result = parameter.schema.safeParse(given[name])
    if (result.success) return [name, result.data]
    const called = parameter.value === undefined ? name : flagOf(name)
    const [issue] = result.error.issues
    throw new MisuseError(`${called}: ${issue?.message.replace('The :field field', 'it')}`)
  })
  return Object.fromEntries(entries)
}
