import { issueInvitationToken } from '#modules/identity/members/index.ts'
import { newUser, type User } from './client.ts'
import { at, type Expectation, shopkeepers, signedIn } from './expected-statuses.ts'
import type { Souk } from './harness.ts'
import { addInvitation, addMember } from './shop-member.ts'

/** Who works in a shop, and how they come to. */
export function memberExpectations(souk: () => Souk): Record<string, Expectation> {
  const memberOf = async ({ id }: User) => addMember(souk(), id, (await newUser(souk())).id)

  async function invitedTo({ email }: User): Promise<string> {
    const shopId = (await newUser(souk(), 'merchant')).id
    const invitationId = await addInvitation(souk(), shopId, email)
    return (await issueInvitationToken(souk().dependencies.database, { shopId, invitationId })).token
  }

  return {
    'GET /api/v1/shop/members': { ...shopkeepers(200), request: at('/api/v1/shop/members') },
    'PATCH /api/v1/shop/members/:id': {
      ...shopkeepers(200),
      request: async (caller) => ({
        path: `/api/v1/shop/members/${await memberOf(caller)}`,
        body: { role: 'fulfilment' },
      }),
    },
    'DELETE /api/v1/shop/members/:id': {
      ...shopkeepers(204),
      request: async (caller) => ({ path: `/api/v1/shop/members/${await memberOf(caller)}` }),
    },
    'GET /api/v1/shop/roles': { ...shopkeepers(200), request: at('/api/v1/shop/roles') },
    'GET /api/v1/shop/invitations': { ...shopkeepers(200), request: at('/api/v1/shop/invitations') },
    'GET /api/v1/shop/invitations/:id': {
      ...shopkeepers(200),
      request: async ({ id }) => ({ path: `/api/v1/shop/invitations/${await addInvitation(souk(), id)}` }),
    },
    'POST /api/v1/shop/invitations': {
      ...shopkeepers(201),
      request: async () => ({
        path: '/api/v1/shop/invitations',
        body: { email: `${crypto.randomUUID()}@example.com`, role: 'manager' },
      }),
    },
    'DELETE /api/v1/shop/invitations/:id': {
      ...shopkeepers(204),
      request: async ({ id }) => ({ path: `/api/v1/shop/invitations/${await addInvitation(souk(), id)}` }),
    },
    'POST /api/v1/invitations/acceptance': {
      ...signedIn(200),
      limited: 403,
      request: async (caller) => ({
        path: '/api/v1/invitations/acceptance',
        body: { token: await invitedTo(caller) },
      }),
    },
    'GET /api/v1/me/shops': { ...signedIn(200), request: at('/api/v1/me/shops') },
    'DELETE /api/v1/me/shops/:id': {
      ...signedIn(204),
      limited: 403,
      request: async (caller) => {
        const { id } = await newUser(souk(), 'merchant')
        await addMember(souk(), id, caller.id)
        return { path: `/api/v1/me/shops/${id}` }
      },
    },
  }
}
