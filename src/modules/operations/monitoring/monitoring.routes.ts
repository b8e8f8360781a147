import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Identities } from '#modules/identity/access/index.ts'
import type { TokenWatch } from '#modules/identity/tokens/index.ts'
import { askedBy, type Database, withPlatform } from '#platform/database/transactions.ts'
import { envelope, pageEnvelope, pageOf, success } from '#platform/http/envelope.ts'
import { IdParams } from '#platform/http/fields.ts'
import { queryOf } from '#platform/lists/list.ts'
import { pageIn } from '#platform/lists/page.ts'
import { entryList, getEntry, getTrace } from './entries.queries.ts'
import { withEntriesInView } from './entries-in-view.ts'
import { listExceptions } from './exceptions.queries.ts'
import {
  EntryResource,
  EntrySummaryResource,
  ExceptionResource,
  ListExceptionsQuery,
  RecordingResource,
  SetRecordingRequest,
  TraceParams,
} from './monitoring.schemas.ts'
import { getRecording, setRecording } from './recording.queries.ts'
import { tailRoute } from './tail.routes.ts'

export interface MonitoringDependencies {
  database: Database
  identities: Identities
  tokens: TokenWatch
}

const ListEntriesQuery = queryOf(entryList)
/** Who looks leaves no trace of looking, or each look would push out what it looks for. */
const viewing = { access: 'monitoring.view', unrecorded: true } as const
const managing = { access: 'monitoring.manage', unrecorded: true } as const

/** What requests, jobs and the like did: for operators everything, for everybody else their own part. */
export const monitoringRoutes: FastifyPluginAsyncZod<MonitoringDependencies> = async (app, options) => {
  const { database } = options
  app.get(
    '/monitoring/entries',
    {
      schema: { querystring: ListEntriesQuery, response: { 200: pageEnvelope(EntrySummaryResource) } },
      config: { ...viewing, operation: 'monitoring.listEntries', summary: 'List what requests and jobs did' },
    },
    async ({ actor, query }, reply) => {
      const page = await withEntriesInView(database, actor, query.user_id, (tx) => pageIn(tx, entryList, query))
      return pageOf(reply, page, query, 'Entries.')
    },
  )

  app.get(
    '/monitoring/entries/:id',
    {
      schema: { params: IdParams, response: { 200: envelope(EntryResource) } },
      config: { ...viewing, operation: 'monitoring.getEntry', summary: 'Get one entry with its details' },
    },
    async ({ actor, params: { id } }, reply) => {
      const entry = await withEntriesInView(database, actor, undefined, (tx) => getEntry(tx, id))
      return success(reply, entry, 'Entry.')
    },
  )

  app.get(
    '/monitoring/traces/:trace_id',
    {
      schema: { params: TraceParams, response: { 200: envelope(z.array(EntryResource)) } },
      config: { ...viewing, operation: 'monitoring.getTrace', summary: 'Get the whole story of a request' },
    },
    async ({ actor, params }, reply) => {
      const trace = await withEntriesInView(database, actor, undefined, (tx) => getTrace(tx, params.trace_id))
      return success(reply, trace, 'Trace.')
    },
  )

  app.get(
    '/monitoring/exceptions',
    {
      schema: { querystring: ListExceptionsQuery, response: { 200: pageEnvelope(ExceptionResource) } },
      config: { ...managing, operation: 'monitoring.listExceptions', summary: 'List exceptions, grouped' },
    },
    async ({ actor, query }, reply) => {
      const page = await withEntriesInView(database, actor, undefined, (tx) => listExceptions(tx, query))
      return pageOf(reply, page, query, 'Exceptions.')
    },
  )

  app.get(
    '/monitoring/recording',
    {
      schema: { response: { 200: envelope(RecordingResource) } },
      config: { ...managing, operation: 'monitoring.getRecording', summary: 'See whether entries are recorded' },
    },
    async ({ actor }, reply) =>
      success(reply, await withPlatform(askedBy(database, actor), getRecording), 'Recording.'),
  )

  app.put(
    '/monitoring/recording',
    {
      schema: { body: SetRecordingRequest, response: { 200: envelope(RecordingResource) } },
      config: { ...managing, operation: 'monitoring.setRecording', summary: 'Pause or resume recording' },
    },
    async ({ actor, body: { paused } }, reply) => {
      const recording = await withPlatform(askedBy(database, actor), async (tx) => {
        await setRecording(tx, paused, actor)
        return getRecording(tx)
      })
      return success(reply, recording, paused ? 'Recording paused.' : 'Recording resumed.')
    },
  )

  tailRoute(app, options)
}
