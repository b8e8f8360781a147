import type { Fault } from './fault.ts'

const identities = 'src/modules/identity/access/identities.ts'
const accessControl = 'src/modules/identity/access/access-control.ts'
const tokens = 'src/modules/identity/accounts/tokens.test.ts'

export const accessFaults: readonly Fault[] = [
  {
    what: 'A token that is held in memory never expires by time',
    file: identities,
    text: '=> token.endsAt > Date.now()',
    instead: '=> token.endsAt > 0',
    test: tokens,
    named: 'end by time alone',
  },
  {
    what: 'A token that is held in memory is not asked for its abilities',
    file: accessControl,
    text: "if (access !== 'authenticated') requireWanted",
    instead: "if (access !== 'authenticated' && actor.seen === undefined) requireWanted",
    test: tokens,
    named: 'open no more than they are for',
  },
  {
    what: 'Wrong tokens are not counted by address',
    file: accessControl,
    text: 'if (actor === undefined) return options.limits.request(request.subscriber, reply)',
    instead: 'if (actor === undefined) return Promise.resolve()',
    test: tokens,
    named: 'count wrong tokens',
  },
  {
    what: 'The admin may lose users.manage',
    file: 'src/modules/identity/roles/update-role.ts',
    text: ", 'users.manage']",
    instead: ']',
    test: 'src/modules/identity/roles/roles.test.ts',
    named: 'leave the admin what it takes',
  },
  {
    what: 'Who may suspend may suspend the admin',
    file: 'src/modules/identity/access/require-over.ts',
    text: 'covers(held, permission) && !may(holder, permission)',
    instead: 'false && covers(held, permission) && !may(holder, permission)',
    test: 'src/modules/identity/suspensions/suspensions.test.ts',
    named: 'nobody acts on who may do more',
  },
  {
    what: 'Processes that start together do not wait for each other with the admin',
    file: 'src/modules/identity/accounts/ensure-admin.ts',
    text: '    await lockAccess(tx)\n',
    instead: '',
    test: 'src/modules/identity/accounts/ensure-admin.test.ts',
    named: 'makes one admin',
  },
  {
    what: 'A session over https is taken from a cookie that another host may have planted',
    file: 'src/platform/http/session-cookie.ts',
    text: "(protocol === 'https' ? undefined : cookies[sessionCookie])",
    instead: 'cookies[sessionCookie]',
    test: 'src/modules/identity/accounts/session.test.ts',
    named: 'bound to this very host',
  },
  {
    what: 'A demo answers to any name',
    file: 'src/platform/http/own-hosts.ts',
    text: "host === '' ||",
    instead: "host !== '' ||",
    test: 'test/answer-headers.test.ts',
    named: 'answers to no name',
  },
  {
    what: 'Who has inbox.view reads the token of a reset mail',
    file: 'src/modules/operations/inbox/inbox.routes.ts',
    text: "may(actor, 'roles.manage')",
    instead: "may(actor, 'inbox.view')",
    test: 'src/modules/operations/inbox/inbox.test.ts',
    named: 'shows the token of a reset mail',
  },
  {
    what: 'A socket stays when rights are lost while it subscribes',
    file: 'src/modules/messaging/realtime/subscriptions.ts',
    text: '      watch(known)\n',
    instead: '',
    test: 'src/modules/messaging/realtime/realtime.test.ts',
    named: 'loses while the subscription is under way',
  },
  {
    what: 'Subscriptions are not counted',
    file: 'src/modules/messaging/realtime/subscriptions.ts',
    text: '      await options.countFor(person)\n',
    instead: '',
    test: 'test/forged-and-garbled.test.ts',
    named: 'counts a subscription',
  },
  {
    what: 'Each further token of a user has a limit of its own, and nothing counts them together',
    file: 'src/modules/identity/access/token-limits.ts',
    text: 'const tokensPerUser = 5',
    instead: 'const tokensPerUser = 500',
    test: tokens,
    named: 'count all tokens of a user together',
  },
]
