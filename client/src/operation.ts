import type { operations } from './generated/contract.ts'
import type { operations as table } from './generated/operations.ts'

export type OperationId = keyof typeof table

type Operation<Id extends OperationId> = operations[Id]
type Success = 200 | 201 | 202 | 204
type Json<R> = R extends { content: { 'application/json': infer Body } } ? Body : undefined

/** The answer's envelope; undefined where the answer has no body. */
export type AnswerOf<Id extends OperationId> = {
  [Status in keyof Operation<Id>['responses'] & Success]: Json<Operation<Id>['responses'][Status]>
}[keyof Operation<Id>['responses'] & Success]

/** A row of a list's answer; never for what is no list. */
export type RowOf<Id extends OperationId> =
  AnswerOf<Id> extends { data: (infer Row)[]; meta: { last_page: number } } ? Row : never

type Field<T, Key extends string> = Key extends keyof T ? T[Key] : undefined
/** A body that is no JSON is bytes, which know their type. */
type BodyOf<Request> = Request extends undefined
  ? undefined
  : Request extends { content: { 'application/json': unknown } }
    ? Json<Request>
    : Request extends { content: object }
      ? Blob
      : undefined

/** Whether the part must be given, may be, or is unknown to the operation. */
type Part<T, Key extends string> = [T] extends [undefined]
  ? unknown
  : undefined extends T
    ? { [K in Key]?: Exclude<T, undefined> }
    : { [K in Key]: T }

/** `path`, `query` and `body` as the contract wants them, and what any call takes besides. */
export type CallOf<Id extends OperationId> = Part<Field<Operation<Id>['parameters'], 'path'>, 'path'> &
  Part<Field<Operation<Id>['parameters'], 'query'>, 'query'> &
  Part<BodyOf<Field<Operation<Id>, 'requestBody'>>, 'body'> &
  AnyCall

export interface AnyCall {
  headers?: Record<string, string>
  /** For a call that outlives this page or process: the same key never does its work twice. One is made when absent. */
  idempotencyKey?: string
  signal?: AbortSignal
}

type Arguments<Id extends OperationId> = object extends CallOf<Id> ? [call?: CallOf<Id>] : [call: CallOf<Id>]

export type Method<Id extends OperationId> = ((...call: Arguments<Id>) => Promise<AnswerOf<Id>>) &
  ([RowOf<Id>] extends [never]
    ? unknown
    : {
        /** Every row of the list; pages are read as they are come to. */
        each: (...call: Arguments<Id>) => AsyncGenerator<RowOf<Id>, void, undefined>
      })

type NounOf<Id> = Id extends `${infer Noun}.${string}` ? Noun : never
type VerbOf<Noun extends string, Id = OperationId> = Id extends `${Noun}.${infer Verb}` ? Verb : never

/** `souk.orders.create(…)`: every operation of the contract under its name. */
export type Operations = {
  [Noun in NounOf<OperationId>]: {
    [Verb in VerbOf<Noun>]: Method<Extract<OperationId, `${Noun}.${Verb}`>>
  }
}
