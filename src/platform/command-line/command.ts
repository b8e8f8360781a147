import type { z } from 'zod'

/** Prints a line of prose; with `--json` it prints nothing. */
export type Say = (line: string) => void

/** An argument, by its place, or an option, by its name. It may be left out where its schema takes undefined. */
export interface Parameter {
  about: string
  schema: z.ZodType
  /** How help writes an option's value; an option without one is a flag. */
  value?: string
}

export type Parameters = Record<string, Parameter>

export type Parsed<P extends Parameters> = { [Name in keyof P]: z.output<P[Name]['schema']> }

export interface Outcome {
  /** Whether all is well; otherwise the command exits with 1. */
  done: boolean
  /** What `--json` prints. */
  result: unknown
}

/** One thing that an operator does by hand: help, checks, errors and completion follow from it. `src/commands` gives it its name. */
export interface Command<Needs, T> {
  arguments: Parameters
  options: Parameters
  run: (at: Needs, typed: T, say: Say) => Promise<Outcome>
}

interface Declaration<Needs, A extends Parameters, O extends Parameters> {
  arguments?: A
  options?: O
  run: (at: Needs, typed: Parsed<A & O>, say: Say) => Promise<Outcome>
}

type None = Record<never, never>

export function declareCommand<Needs, const A extends Parameters = None, const O extends Parameters = None>(
  declaration: Declaration<Needs, A, O>,
): Command<Needs, Parsed<A & O>> {
  return { arguments: {}, options: {}, ...declaration }
}
