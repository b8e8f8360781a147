import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { preferredType } from './preferred-type.ts'

const offered = ['application/json', 'text/event-stream'] as const

describe('the media type that a client would rather have', () => {
  it.each([
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['text/event-stream', 'text/event-stream'],
    ['TEXT/Event-Stream', 'text/event-stream'],
    ['text/event-stream, */*', 'text/event-stream'],
    ['*/*, text/event-stream', 'text/event-stream'],
    ['text/*', 'text/event-stream'],
    ['application/json, text/event-stream', 'application/json'],
    ['text/event-stream, application/json', 'application/json'],
    ['application/json;q=0.9, text/event-stream', 'text/event-stream'],
    ['text/event-stream;q=0.1, application/json', 'application/json'],
    ['text/event-stream;q=0.1, */*', 'application/json'],
    ['text/event-stream;q=0', 'application/json'],
    ['text/event-stream;q=0, text/*', 'application/json'],
    ['text/event-stream ; charset=utf-8 ; Q=1.000', 'text/event-stream'],
    ['text/event-stream;q=2', 'application/json'],
    ['application/json;q=0.5;x="a, text/event-stream"', 'application/json'],
    ['text/event-streams', 'application/json'],
    ['text/html, application/xhtml+xml', 'application/json'],
    [',,;q=1,"', 'application/json'],
  ])('of %j is %s', (accept, type) => {
    expect(preferredType(accept, offered)).toBe(type)
  })

  it('is one that is offered, whatever is asked', () => {
    fc.assert(fc.property(fc.string(), (accept) => offered.includes(preferredType(accept, offered))))
  })
})
