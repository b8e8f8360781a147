import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { breakingChanges, type Contract } from '../scripts/breaking-changes.ts'

const committed = () => JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8'))

/** What the check says when the contract is changed so. */
// biome-ignore lint/suspicious/noExplicitAny: each test reaches into another corner of the document.
function changesOf(change: (contract: any) => void): string[] {
  const changed = committed()
  change(changed)
  return breakingChanges(committed() as Contract, changed)
}

describe('a change that breaks a promise is named', () => {
  it('when a route, a method or a name goes', () => {
    expect(changesOf(({ paths }) => delete paths['/api/v1/me'])).toContain('GET /api/v1/me is gone')
    expect(changesOf(({ paths }) => delete paths['/api/v1/me'].patch)).toEqual(['PATCH /api/v1/me is gone'])
    expect(changesOf(({ paths }) => (paths['/api/v1/me'].get.operationId = 'me.show'))).toEqual([
      'GET /api/v1/me: it is called me.show instead of me.get',
    ])
  })

  it('when an answer loses a field, changes its type, or may hold what nobody expects', () => {
    expect(changesOf(({ components }) => delete components.schemas.Order.properties.number)).toContain(
      'GET /api/v1/orders/{id}: answer 200.data.number is gone',
    )
    expect(changesOf(({ components }) => components.schemas.Order.required.shift())).toContain(
      'GET /api/v1/orders/{id}: answer 200.data.id is not always there any more',
    )
    expect(changesOf(({ components }) => (components.schemas.Order.properties.id = { type: 'string' }))).toContain(
      'GET /api/v1/orders: answer 200.data[].id may be string now',
    )
    expect(changesOf(({ components }) => components.schemas.Order.properties.status.enum.push('lost'))).toContain(
      'GET /api/v1/orders: answer 200.data[].status may be "lost" now',
    )
  })

  it('when an answer loses a header, its form, or what it can come as', () => {
    const path = '/api/v1/orders'
    expect(changesOf(({ paths }) => delete paths[path].post.responses[201].headers.Location)).toEqual([
      'POST /api/v1/orders: answer 201 has no header Location any more',
    ])
    expect(
      changesOf(({ paths }) => delete paths['/api/v1/events'].get.responses[200].content['text/event-stream']),
    ).toEqual(['GET /api/v1/events: answer 200 comes no longer as text/event-stream'])
    expect(changesOf(({ components }) => delete components.schemas.Order.properties.created_at.format)).toContain(
      'GET /api/v1/orders: answer 200.data[].created_at has no longer the format date-time',
    )
    expect(changesOf(({ components }) => delete components.schemas.OrderEventMessage.properties.at)).toContain(
      'GET /api/v1/events: answer 200[].data.at is gone',
    )
  })

  it('when a request has to be of a narrower form', () => {
    const field = 'body.password'
    const narrowed = (bounds: object) =>
      changesOf(({ components }) => Object.assign(components.schemas.RegisterRequest.properties.password, bounds))
    expect(narrowed({ minLength: 12 })).toEqual([`POST /api/v1/register: ${field} has the minLength 12 now`])
    expect(narrowed({ maxLength: 64 })).toEqual([`POST /api/v1/register: ${field} has the maxLength 64 now`])
    expect(narrowed({ pattern: '^x' })).toEqual([`POST /api/v1/register: ${field} has the pattern ^x now`])
    expect(narrowed({ minLength: 1, maxLength: 512 })).toEqual([])
  })

  it('but not that a deprecated route goes once its day is over', () => {
    const [before, after] = [committed(), committed()]
    before.paths['/api/v1/me'].get['x-sunset'] = '2030-01-31'
    delete after.paths['/api/v1/me'].get
    expect(breakingChanges(before, after, new Date('2030-01-30'))).toEqual(['GET /api/v1/me is gone'])
    expect(breakingChanges(before, after, new Date('2030-02-01'))).toEqual([])
  })

  it('but not that a known status gets a new kind of failure', () => {
    const { NotFound } = committed().components.responses
    expect(NotFound).toBeDefined()
    const changes = changesOf(({ components }) => {
      components.responses.NotFound.content['application/json'].schema.allOf[1].properties.code.anyOf[0].enum.push(
        'lost',
      )
    })
    expect(changes).toEqual([])
  })

  it('when a request must hold more, or may hold less', () => {
    expect(changesOf(({ components }) => components.schemas.LoginRequest.required.push('device_name'))).toEqual([
      'POST /api/v1/login: body.device_name is required now',
    ])
    expect(changesOf(({ components }) => components.schemas.MoveOrderRequest.properties.status.enum.shift())).toEqual([
      'PUT /api/v1/orders/{id}/status: body.status no longer takes "pending"',
    ])
    expect(changesOf(({ components }) => (components.schemas.UpdateProductRequest.required = ['name']))).toEqual([
      'PATCH /api/v1/products/{id}: body.name is required now',
    ])
    expect(changesOf(({ paths }) => paths['/api/v1/orders'].get.parameters.shift())).toEqual([
      'GET /api/v1/orders: query parameter page is gone',
    ])
    expect(changesOf(({ paths }) => (paths['/api/v1/orders'].get.parameters[0].required = true))).toEqual([
      'GET /api/v1/orders: query parameter page is required now',
    ])
    expect(
      changesOf(({ paths }) => (paths['/api/v1/orders/{id}/cancellation'].post.requestBody.required = true)),
    ).toEqual(['POST /api/v1/orders/{id}/cancellation: a body is required now'])
  })
})

it('lets the contract grow: routes, fields, optional input, other failures', () => {
  const changes = changesOf(({ paths, components }) => {
    paths['/api/v1/more'] = paths['/api/v1/me']
    components.schemas.Order.properties.colour = { type: 'string' }
    components.schemas.LoginRequest.properties.colour = { type: 'string' }
    components.schemas.LoginRequest.properties.email = { type: ['string', 'integer'] }
    delete paths['/api/v1/me'].get.responses['401']
  })
  expect(changes).toEqual([])
})
