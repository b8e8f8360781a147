import { beforeAll, describe, expect, it } from 'vitest'
import { clientOf, newUser } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'
import { asSuperuser, ownedDatabase } from '#test/owned-database.ts'
import { runCommand } from '#test/run-command.ts'
import { forgetMailsSent, invitationFor, newMember } from '#test/shop-member.ts'
import { tablesHolding } from '#test/table-search.ts'
import { eraseTenantCommand } from './index.ts'

describe('erasing who works in shops of others', () => {
  let souk: Souk

  beforeAll(async () => {
    // What a superuser may, another owner may not: row security is forced on it, too.
    souk = await startSouk({ MONITORING_KEPT_PER_SECOND: '1000', DATABASE_URL: await ownedDatabase() })
  })

  const erase = async (id: number) => {
    const at = { databaseDirectUrl: souk.databaseUrl, write: () => {} }
    return (await runCommand(eraseTenantCommand, at, String(id))).done
  }
  const settled = async () => {
    await eventually(async () => {
      const waiting =
        "SELECT FROM notification_deliveries WHERE status = 'pending' UNION ALL SELECT FROM outbox WHERE relayed_at IS NULL"
      return (await asSuperuser(souk.databaseUrl, (superuser) => superuser.query(waiting))).rowCount === 0
    })
    // The job that sent the last mail is recorded when it has ended.
    let [before, now] = [-1, 0]
    while (now !== before) {
      await new Promise((resolve) => setTimeout(resolve, 300))
      await souk.dependencies.recorder.flush()
      const entries = await asSuperuser(souk.databaseUrl, (superuser) =>
        superuser.query('SELECT FROM monitoring_entries'),
      )
      ;[before, now] = [now, entries.rowCount ?? 0]
    }
  }
  const holding = (text: string) => asSuperuser(souk.databaseUrl, (superuser) => tablesHolding(superuser, text))

  it('ends their memberships, and leaves their address in no invitation and no mail of one', async () => {
    const [owner, other] = [await newUser(souk, 'merchant'), await newUser(souk, 'merchant')]
    const member = await newMember(souk, owner, 'manager')
    await forgetMailsSent(souk)
    expect((await other.post('/shop/invitations', { email: member.email, role: 'owner' })).status).toBe(201)
    await invitationFor(souk, member.email, other.id)
    await settled()
    const found = await holding(member.email)
    expect(found).toEqual(
      expect.arrayContaining(['shop_invitations', 'notification_deliveries', 'outbox', 'account_mails']),
    )
    await asSuperuser(souk.databaseUrl, (superuser) => superuser.query('DELETE FROM idempotency_keys'))
    expect(await erase(member.id)).toBe(true)
    // What requests recorded overwrites itself, and goes by the address as well.
    expect(await holding(member.email)).toEqual([])
    expect((await owner.get('/shop/members')).body.data).toMatchObject([{ id: owner.id }])
    expect((await other.get('/shop/invitations')).body.data).toEqual([])
    await eventually(async () => (await member.there.get('/products')).status === 401)
  })

  it('of a shop ends the memberships of others in it, with their tokens, and nothing else of theirs', async () => {
    const owner = await newUser(souk, 'merchant')
    const member = await newMember(souk, owner, 'read-only')
    const { token } = (await member.there.post('/tokens', { name: 'till' })).body.data
    const till = clientOf(souk, token)
    expect((await till.get('/products')).status).toBe(200)
    await settled()
    expect(await erase(owner.id)).toBe(true)
    await eventually(async () => (await till.get('/products')).status === 401)
    await eventually(async () => (await member.there.get('/products')).status === 403)
    expect((await member.get('/me/shops')).body.data).toMatchObject([{ id: member.id }])
  })
})
