import { beforeAll, describe, expect, it } from 'vitest'
import { clientOf, newProduct, newUser, password, type User } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'
import { forgetMailsSent, inShop, invitationFor, joinShop, newMember, underneath } from '#test/shop-member.ts'
import { pruneInvitations } from './prune-invitations.ts'

describe('members of a shop', () => {
  let souk: Souk
  let admin: User

  beforeAll(async () => {
    souk = await startSouk()
    admin = await newUser(souk, 'admin')
  })

  const newOwner = () => newUser(souk, 'merchant')
  const slugOf = async (owner: User) => (await owner.get('/shop')).body.data.slug as string
  const auditOf = async (action: string, owner: User) =>
    (await admin.get(`/audit?action=${action}&subject_owner_id=${owner.id}`)).body.data

  describe('are invited by mail', () => {
    it('and join by the token in it, with the account of the address, once', async () => {
      const [owner, friend] = [await newOwner(), await newUser(souk)]
      const invited = await owner.post('/shop/invitations', { email: friend.email.toUpperCase(), role: 'manager' })
      expect(invited.status).toBe(201)
      const { id } = invited.body.data
      expect(invited.headers.get('location')).toBe(`/api/v1/shop/invitations/${id}`)
      expect((await owner.get('/shop/invitations')).body.data).toMatchObject([
        { id, role: 'manager', invited_by: owner.id },
      ])
      expect((await owner.get(`/shop/invitations/${id}`)).body.data).toEqual(invited.body.data)
      const token = await invitationFor(souk, friend.email.toUpperCase())
      const joined = await friend.post('/invitations/acceptance', { token })
      expect(joined.body.data).toMatchObject({ id: owner.id, role: 'manager', own: false, slug: await slugOf(owner) })
      expect((await friend.post('/invitations/acceptance', { token })).status, 'a second time').toBe(422)
      expect((await owner.get('/shop/invitations')).body.data).toEqual([])
      expect((await owner.get('/shop/members')).body.data).toMatchObject([
        { id: owner.id, role: 'owner', keeper: true },
        { id: friend.id, role: 'manager', keeper: false, email: friend.email },
      ])
      expect((await friend.get('/me/shops')).body.data).toMatchObject([
        { id: friend.id, own: true, role: 'owner' },
        { id: owner.id, own: false, role: 'manager' },
      ])
      expect(await auditOf('members.join', owner)).toMatchObject([
        { actor_id: friend.id, subject_id: friend.id, after: { role: 'manager', invited_by: owner.id } },
      ])
    })

    it('and the token is worth nothing to another account, which leaves it whole for the right one', async () => {
      const [owner, friend, thief] = [await newOwner(), await newUser(souk), await newUser(souk)]
      await owner.post('/shop/invitations', { email: friend.email, role: 'owner' })
      const token = await invitationFor(souk, friend.email)
      expect((await thief.post('/invitations/acceptance', { token })).status).toBe(403)
      expect((await clientOf(souk).post('/invitations/acceptance', { token })).status).toBe(401)
      expect((await inShop(thief, owner.id).get('/orders')).status).toBe(403)
      expect((await friend.post('/invitations/acceptance', { token })).status).toBe(200)
    })

    it('and to know the account of the address is worth nothing without the token', async () => {
      const [owner, friend] = [await newOwner(), await newUser(souk)]
      await owner.post('/shop/invitations', { email: friend.email, role: 'owner' })
      const real = await invitationFor(souk, friend.email)
      const forged = `${real.slice(0, -1)}${real.endsWith('A') ? 'B' : 'A'}`
      for (const token of [forged, `${friend.id}.${real.split('.')[1]}`, 'nonsense', `${owner.id}.`])
        expect((await friend.post('/invitations/acceptance', { token })).status, token).toBe(422)
      expect((await friend.get('/me/shops')).body.data).toHaveLength(1)
    })

    it('and the token ends when it is out of date, taken back, or followed by another one', async () => {
      const [owner, friend] = [await newOwner(), await newUser(souk)]
      const invite = async () => {
        await forgetMailsSent(souk)
        return owner.post('/shop/invitations', { email: friend.email, role: 'read-only' })
      }
      const accept = (token: string) => friend.post('/invitations/acceptance', { token })
      const { id } = (await invite()).body.data
      const first = await invitationFor(souk, friend.email)
      expect((await invite()).body.data.id).toBe(id)
      const second = await eventually(async () => {
        const token = await invitationFor(souk, friend.email)
        return token !== first && token
      })
      expect((await accept(first)).status, 'the one before').toBe(422)
      expect((await owner.call('DELETE', `/shop/invitations/${id}`)).status).toBe(204)
      expect((await owner.call('DELETE', `/shop/invitations/${id}`)).status).toBe(404)
      expect((await accept(second)).status, 'taken back').toBe(422)
      await invite()
      const third = await eventually(async () => {
        const token = await invitationFor(souk, friend.email)
        return ![first, second].includes(token) && token
      })
      await underneath(souk, "UPDATE shop_invitations SET expires_at = now() - interval '1 minute'")
      expect((await accept(third)).status, 'out of date').toBe(422)
      expect((await owner.get('/shop/invitations')).body.data).toEqual([])
      expect(await pruneInvitations(souk.dependencies.database)).toBeGreaterThan(0)
    })

    it('but neither who owns the shop, nor who is there, nor in a role that there is not', async () => {
      const owner = await newOwner()
      const member = await newMember(souk, owner, 'read-only')
      const invite = (email: string, role = 'owner') => owner.post('/shop/invitations', { email, role })
      expect((await invite(owner.email.toUpperCase())).status).toBe(422)
      expect((await invite(member.email)).status).toBe(409)
      expect((await invite('somebody@example.com', 'admin')).body.errors).toHaveProperty('role')
      expect((await invite('nobody', 'owner')).body.errors).toHaveProperty('email')
    })

    it('once a minute to an address, and twenty times an hour', async () => {
      const [owner, other] = [await newOwner(), await newOwner()]
      const email = `${crypto.randomUUID()}@example.com`
      expect((await owner.post('/shop/invitations', { email, role: 'read-only' })).status).toBe(201)
      const again = await other.post('/shop/invitations', { email, role: 'read-only' })
      expect([again.status, again.headers.get('retry-after')]).toEqual([429, '60'])
      for (let sent = 1; sent < 20; sent += 1)
        await owner.post('/shop/invitations', { email: `${crypto.randomUUID()}@example.com`, role: 'read-only' })
      const last = await owner.post('/shop/invitations', { email: `${crypto.randomUUID()}@x.example`, role: 'owner' })
      expect(last.status).toBe(429)
    })

    it('into nothing by who has gone, or has lost what the invitation gives', async () => {
      const owner = await newOwner()
      const [leaver, lowered] = [await newMember(souk, owner, 'owner'), await newMember(souk, owner, 'owner')]
      const [friend, other] = [await newUser(souk), await newUser(souk)]
      expect((await leaver.there.post('/shop/invitations', { email: friend.email, role: 'owner' })).status).toBe(201)
      expect((await lowered.there.post('/shop/invitations', { email: other.email, role: 'owner' })).status).toBe(201)
      const [one, two] = [await invitationFor(souk, friend.email), await invitationFor(souk, other.email)]
      expect((await owner.call('DELETE', `/shop/members/${leaver.id}`)).status).toBe(204)
      // As by hand: no code of ours takes the invitations along.
      await underneath(
        souk,
        `UPDATE shop_members SET role_id = (SELECT id FROM shop_roles WHERE name = 'manager') WHERE member_id = ${lowered.id}`,
      )
      expect((await friend.post('/invitations/acceptance', { token: one })).status).toBe(422)
      expect((await other.post('/invitations/acceptance', { token: two })).status).toBe(422)
    })
  })

  describe('work in the shop', () => {
    it('by its id or its address, on its rows, and are named where they act', async () => {
      const owner = await newOwner()
      const member = await newMember(souk, owner, 'manager')
      const byAddress = inShop(member, await slugOf(owner))
      const created = await byAddress.post('/products', { name: 'Mug', price: '2.00', quantity: 5 })
      expect(created.body.data.user_id).toBe(owner.id)
      const { id } = created.body.data
      expect((await owner.get(`/products/${id}`)).status).toBe(200)
      expect((await member.get(`/products/${id}`)).status, 'at home').toBe(404)
      expect((await member.there.get('/products')).body.data).toMatchObject([{ id }])
      const moved = await member.there.post(`/products/${id}/adjustments`, { delta: 1, reason: 'Found' })
      expect(moved.body.data.by).toBe(member.id)
      const order = await member.there.post('/orders', { items: [{ product_id: id, quantity: 1 }] })
      expect(order.body.data.user_id).toBe(owner.id)
      const noted = await member.there.post(`/orders/${order.body.data.id}/notes`, { text: 'Gift wrap' })
      expect(noted.body.data.by).toBe(member.id)
      const { data: audit } = (await admin.get(`/audit?actor_id=${member.id}&sort=id`)).body
      const acts = audit.map((entry: { action: string; subject_owner_id: number }) => [
        entry.action,
        entry.subject_owner_id,
      ])
      expect(acts).toEqual(
        ['members.join', 'products.create', 'products.update', 'orders.create', 'orders.create'].map((act) => [
          act,
          owner.id,
        ]),
      )
    })

    it('with what their role holds there, and nothing of what they may do at home', async () => {
      const owner = await newOwner()
      const operator = await newUser(souk, 'admin')
      await joinShop(souk, owner, operator, 'read-only')
      await owner.call('PATCH', '/shop', { time_zone: 'Asia/Tokyo' })
      const there = inShop(operator, owner.id)
      const { data: me } = (await there.get('/me')).body
      expect(me).toMatchObject({ id: operator.id, shop_id: owner.id, roles: ['admin'], time_zone: 'Asia/Tokyo' })
      expect((await operator.get('/me')).body.data.time_zone).toBe('UTC')
      expect(me.permissions.sort()).toEqual(['buyers.view', 'orders.view', 'products.view'])
      for (const path of ['/users', '/roles', '/audit', '/queues', '/inbox', '/monitoring/exceptions'])
        expect((await there.get(path)).status, path).toBe(403)
      expect((await there.get(`/products?user_id=${operator.id}`)).status).toBe(403)
      expect((await there.get(`/orders?user_id=${admin.id}`)).status).toBe(403)
      expect((await there.call('PUT', `/users/${owner.id}/suspension`, {})).status).toBe(403)
      expect((await operator.get('/users')).status, 'at home').toBe(200)
      const explained = (await there.get('/access/explain?permission=users.view')).body.data
      expect(explained).toMatchObject({ allowed: false, shop_role: 'read-only', roles: [], direct: null })
      expect((await there.get('/access/explain?permission=orders.view')).body.data.allowed).toBe(true)
      expect((await there.get(`/access?user_id=${owner.id}`)).status).toBe(403)
    })

    it('with no more than the owner may, and nothing of what an owner may beyond a shop', async () => {
      const [owner, boss] = [await newOwner(), await newUser(souk, 'admin')]
      const member = await newMember(souk, owner, 'manager')
      expect((await member.there.post('/products', { name: 'Mug', price: '1.00', quantity: 1 })).status).toBe(201)
      await admin.call('PUT', `/users/${owner.id}/roles`, { roles: ['customer'] })
      expect((await member.there.post('/products', { name: 'Mug', price: '1.00', quantity: 1 })).status).toBe(403)
      expect((await member.there.get('/products')).status).toBe(200)
      const ofBoss = await newMember(souk, boss, 'owner')
      for (const path of ['/users', '/audit', '/roles', '/queues'])
        expect((await ofBoss.there.get(path)).status).toBe(403)
      expect((await ofBoss.there.get(`/orders?user_id=${owner.id}`)).status).toBe(403)
      expect((await ofBoss.there.get('/orders')).body.data).toEqual([])
    })

    it('in no shop where they do not belong, whatever they name, and hear the same of one that is not there', async () => {
      const [owner, other] = [await newOwner(), await newOwner()]
      const member = await newMember(souk, owner, 'owner')
      await newProduct(other)
      const names = [
        other.id,
        await slugOf(other),
        987_654_321,
        'no-such-shop',
        '',
        ' ',
        '../1',
        '0',
        `${owner.id},${other.id}`,
      ]
      for (const name of names) {
        const answer = await inShop(member, name).get('/products')
        expect(answer.status, String(name)).toBe(403)
        expect(answer.body.message).toBe('You do not belong to that shop, or there is none.')
      }
      expect((await member.there.get(`/products?user_id=${other.id}`)).status).toBe(403)
      expect(
        (await member.there.post('/products', { name: 'M', price: '1', quantity: 1, user_id: other.id })).status,
      ).toBe(403)
      expect((await inShop(member, member.id).get('/me')).body.data.shop_id).toBe(member.id)
    })

    it('under the key of a request once in each shop', async () => {
      const [one, two] = [await newOwner(), await newOwner()]
      const member = await newMember(souk, one, 'manager')
      await joinShop(souk, two, member, 'manager')
      const create = (shop: number) =>
        inShop(member, shop).post(
          '/products',
          { name: 'Mug', price: '1.00', quantity: 1 },
          { 'idempotency-key': 'same' },
        )
      const [first, second, again] = [await create(one.id), await create(two.id), await create(one.id)]
      expect([first, second, again].map(({ body }) => body.data.user_id)).toEqual([one.id, two.id, one.id])
      expect(first.body.data.id).toBe(again.body.data.id)
      expect(second.body.data.id).not.toBe(first.body.data.id)
    })

    it("and see each shop's own answer, also from the caches", async () => {
      const [one, two] = [await newOwner(), await newOwner()]
      const member = await newMember(souk, one, 'read-only')
      await joinShop(souk, two, member, 'read-only')
      const [a, b] = [await newProduct(one), await newProduct(two)]
      const idsIn = async (client: Pick<User, 'get'>) =>
        (await client.get('/products')).body.data.map((row: { id: number }) => row.id)
      for (let round = 0; round < 3; round += 1) {
        expect(await idsIn(inShop(member, one.id))).toEqual([a.id])
        expect(await idsIn(inShop(member, two.id))).toEqual([b.id])
        expect(await idsIn(member)).toEqual([])
      }
      const inOne = await inShop(member, one.id).get('/products')
      expect(inOne.headers.get('vary')).toContain('X-Souk-Shop')
      const condition = { 'if-none-match': inOne.headers.get('etag') ?? '' }
      expect((await inShop(member, two.id).call('GET', '/products', undefined, condition)).status).toBe(200)
      expect((await inShop(member, one.id).call('GET', '/products', undefined, condition)).status).toBe(304)
    })

    it('see the mails about its orders, and none about the account of its user', async () => {
      const owner = await newOwner()
      const member = await newMember(souk, owner, 'read-only')
      const { id } = await newProduct(owner)
      expect((await owner.post('/email/verification')).status).toBe(202)
      expect((await owner.post('/orders', { items: [{ product_id: id, quantity: 1 }] })).status).toBe(201)
      const mailsSeenBy = async (client: Pick<User, 'get'>) =>
        (await client.get('/notifications')).body.data as { id: number; event: string }[]
      const all = await eventually(async () => {
        const mails = await mailsSeenBy(owner)
        return mails.length === 3 && mails
      })
      expect((await mailsSeenBy(member.there)).map(({ event }) => event)).toEqual(['order.created'])
      for (const mail of all) {
        const status = mail.event === 'order.created' ? 200 : 404
        expect((await member.there.get(`/notifications/${mail.id}`)).status, mail.event).toBe(status)
      }
    })

    it('open and close it as its owner does, and not as an operator', async () => {
      const owner = await newOwner()
      const member = await newMember(souk, owner, 'manager')
      expect((await member.there.call('DELETE', '/shop/opening')).status).toBe(204)
      expect((await owner.call('PUT', '/shop/opening')).status).toBe(200)
      await admin.call('DELETE', `/shop/opening?user_id=${owner.id}`)
      expect((await member.there.call('PUT', '/shop/opening')).status).toBe(409)
    })
  })

  describe('and their rights', () => {
    it('are raised by nobody beyond their own, nor their own by themselves', async () => {
      const owner = await newOwner()
      const [co, manager] = [await newMember(souk, owner, 'owner'), await newMember(souk, owner, 'manager')]
      const role = (by: Pick<User, 'call'>, id: number, name: string) =>
        by.call('PATCH', `/shop/members/${id}`, { role: name })
      expect((await role(manager.there, manager.id, 'owner')).status, 'without the right').toBe(403)
      expect((await role(co.there, co.id, 'manager')).status, 'their own').toBe(409)
      expect((await role(co.there, owner.id, 'read-only')).status, 'the keeper').toBe(409)
      expect((await role(co.there, 987_654_321, 'owner')).status).toBe(404)
      expect((await role(owner, manager.id, 'no such')).status).toBe(422)
      const { body } = await co.there.post('/tokens', { name: 'narrow', abilities: ['members.manage', 'orders.view'] })
      const narrow = clientOf(souk, body.data.token)
      expect((await narrow.call('PATCH', `/shop/members/${manager.id}`, { role: 'owner' })).status, 'by a token').toBe(
        403,
      )
      expect((await narrow.call('DELETE', `/shop/members/${manager.id}`)).status, 'who may do more').toBe(403)
      expect((await narrow.post('/shop/invitations', { email: 'x@example.com', role: 'owner' })).status).toBe(403)
      expect((await role(co.there, manager.id, 'owner')).body.data.role).toBe('owner')
      expect(await auditOf('members.update', owner)).toMatchObject([
        { actor_id: co.id, subject_id: manager.id, before: { role: 'manager' }, after: { role: 'owner' } },
      ])
    })

    it('leave the shop to its user, whoever asks', async () => {
      const owner = await newOwner()
      const co = await newMember(souk, owner, 'owner')
      for (const by of [co.there, owner])
        expect((await by.call('DELETE', `/shop/members/${owner.id}`)).status).toBe(409)
      expect((await owner.call('DELETE', `/me/shops/${owner.id}`)).status).toBe(409)
      expect((await owner.get('/shop')).status).toBe(200)
    })

    it('reach the account of the owner nowhere: what is asked of an account is that of who asks', async () => {
      const owner = await newOwner()
      const co = await newMember(souk, owner, 'owner')
      expect((await co.there.call('PATCH', '/me', { name: 'Renamed' })).body.data).toMatchObject({
        id: co.id,
        name: 'Renamed',
      })
      expect((await owner.get('/me')).body.data.name).toBe('Test User')
      const listed = (await co.there.get('/tokens')).body.data as { id: number }[]
      const ownersToken = Number(owner.token.split('|')[0])
      expect(listed.map(({ id }) => id)).not.toContain(ownersToken)
      expect((await co.there.call('DELETE', `/tokens/${ownersToken}`)).status).toBe(404)
      const change = { current_password: password, password: 'another long enough one' }
      expect((await co.there.call('PUT', '/me/password', change)).status).toBe(200)
      expect((await clientOf(souk).post('/login', { email: owner.email, password })).status).toBe(200)
      await co.there.call('PUT', '/notification-preferences', { order_status_mails: false })
      expect((await owner.get('/notification-preferences')).body.data.order_status_mails).toBe(true)
      expect((await co.there.post('/email/verification')).status).toBe(202)
      expect((await co.there.call('DELETE', '/tokens')).status).toBe(204)
      expect((await owner.get('/me')).status).toBe(200)
    })
  })

  describe('have tokens', () => {
    it('that open one shop alone: the one they were made for', async () => {
      const [owner, other] = [await newOwner(), await newOwner()]
      const member = await newMember(souk, owner, 'manager')
      await joinShop(souk, other, member, 'manager')
      const made = await member.post('/tokens', { name: 'till', shop: await slugOf(owner) })
      expect(made.body.data.shop_id).toBe(owner.id)
      const till = clientOf(souk, made.body.data.token)
      expect((await till.post('/products', { name: 'Mug', price: '1.00', quantity: 1 })).body.data.user_id).toBe(
        owner.id,
      )
      expect((await inShop(till, owner.id).get('/products')).body.data).toHaveLength(1)
      for (const shop of [other.id, member.id, await slugOf(other)])
        expect((await inShop(till, shop).get('/products')).status, String(shop)).toBe(403)
      expect((await till.get('/me/shops')).body.data).toMatchObject([{ id: owner.id }])
      const ofAccount: [string, string, unknown][] = [
        ['GET', '/tokens', undefined],
        ['POST', '/tokens', { name: 'more' }],
        ['PATCH', '/me', { name: 'Till' }],
        ['PUT', '/me/password', { current_password: password, password: 'another long enough one' }],
        ['DELETE', '/tokens', undefined],
        ['DELETE', `/me/shops/${other.id}`, undefined],
        ['POST', '/invitations/acceptance', { token: 'x' }],
      ]
      for (const [method, path, body] of ofAccount) expect((await till.call(method, path, body)).status, path).toBe(403)
    })

    it('made at home for home, and made there for there, and for no shop where they do not belong', async () => {
      const [owner, other] = [await newOwner(), await newOwner()]
      const member = await newMember(souk, owner, 'manager')
      const atHome = (await member.post('/tokens', { name: 'a' })).body.data
      expect(atHome.shop_id).toBe(member.id)
      expect((await inShop(clientOf(souk, atHome.token), owner.id).get('/products')).status).toBe(403)
      expect((await clientOf(souk, atHome.token).post('/tokens', { name: 'b', shop: owner.id })).status).toBe(403)
      expect((await member.there.post('/tokens', { name: 'c' })).body.data.shop_id).toBe(owner.id)
      expect((await member.post('/tokens', { name: 'd', shop: other.id })).status).toBe(403)
      expect((await member.post('/tokens', { name: 'e', shop: '' })).status).toBe(422)
      const signedIn = (await clientOf(souk).post('/login', { email: member.email, password })).body.data
      expect((await inShop(clientOf(souk, signedIn.token), owner.id).get('/products')).status).toBe(200)
    })

    it('that end with the membership, and do not come back with it', async () => {
      const owner = await newOwner()
      const member = await newMember(souk, owner, 'manager')
      const { token } = (await member.there.post('/tokens', { name: 'till' })).body.data
      const till = clientOf(souk, token)
      expect((await till.get('/products')).status).toBe(200)
      expect((await owner.call('DELETE', `/shop/members/${member.id}`)).status).toBe(204)
      expect((await till.get('/products')).status).toBe(401)
      await forgetMailsSent(souk)
      const before = souk.mailServer.received.length
      await owner.post('/shop/invitations', { email: member.email, role: 'manager' })
      await eventually(() => souk.mailServer.received.length > before)
      const invitation = await invitationFor(souk, member.email)
      expect((await member.post('/invitations/acceptance', { token: invitation })).status).toBe(200)
      expect((await till.get('/products')).status).toBe(401)
    })
  })

  describe('lose the shop at once', () => {
    it('with the next request, when they are let go, leave, or are given less', async () => {
      const owner = await newOwner()
      const [gone, left, lowered] = [
        await newMember(souk, owner, 'manager'),
        await newMember(souk, owner, 'read-only'),
        await newMember(souk, owner, 'manager'),
      ]
      for (const { there } of [gone, left, lowered]) expect((await there.get('/products')).status).toBe(200)
      expect((await owner.call('DELETE', `/shop/members/${gone.id}`)).status).toBe(204)
      expect((await gone.there.get('/products')).status).toBe(403)
      expect((await left.call('DELETE', `/me/shops/${owner.id}`)).status).toBe(204)
      expect((await left.there.get('/products')).status).toBe(403)
      expect((await left.call('DELETE', `/me/shops/${owner.id}`)).status).toBe(404)
      await owner.call('PATCH', `/shop/members/${lowered.id}`, { role: 'read-only' })
      expect((await lowered.there.post('/products', { name: 'Mug', price: '1.00', quantity: 1 })).status).toBe(403)
      expect((await lowered.there.get('/products')).status).toBe(200)
      expect(await auditOf('members.remove', owner)).toMatchObject([{ actor_id: owner.id, subject_id: gone.id }])
      expect(await auditOf('members.leave', owner)).toMatchObject([{ actor_id: left.id, subject_id: left.id }])
    })

    it('when its owner is suspended, and everything when they are themselves', async () => {
      const owner = await newOwner()
      const [member, suspended] = [await newMember(souk, owner, 'manager'), await newMember(souk, owner, 'manager')]
      expect((await member.there.get('/products')).status).toBe(200)
      await admin.call('PUT', `/users/${suspended.id}/suspension`, {})
      expect((await suspended.there.get('/products')).status).toBe(401)
      await admin.call('PUT', `/users/${owner.id}/suspension`, {})
      expect((await member.there.get('/products')).status).toBe(403)
      expect((await member.get('/me/shops')).body.data).toHaveLength(1)
      expect((await member.get('/products')).status, 'at home').toBe(200)
      await admin.call('DELETE', `/users/${owner.id}/suspension`)
      expect((await member.there.get('/products')).status).toBe(200)
    })

    it('when a role of shops holds less, typed by hand', async () => {
      const owner = await newOwner()
      const member = await newMember(souk, owner, 'read-only')
      expect((await member.there.get('/buyers')).status).toBe(200)
      const row = `role_id = (SELECT id FROM shop_roles WHERE name = 'read-only') AND permission_id = (SELECT id FROM permissions WHERE name = 'buyers.view')`
      await souk.owner.query(`DELETE FROM shop_role_permissions WHERE ${row}`)
      await eventually(async () => (await member.there.get('/buyers')).status === 403)
      await souk.owner.query(
        "INSERT INTO shop_role_permissions SELECT shop_roles.id, permissions.id FROM shop_roles, permissions WHERE shop_roles.name = 'read-only' AND permissions.name = ANY ('{buyers.view, users.view, tenants.any}')",
      )
      await eventually(async () => (await member.there.get('/buyers')).status === 200)
      expect((await member.there.get('/users')).status, 'what reaches beyond a shop is in no role of one').toBe(403)
      await souk.owner.query(
        "DELETE FROM shop_role_permissions USING permissions WHERE permission_id = permissions.id AND name = ANY ('{users.view, tenants.any}')",
      )
    })
  })
})
