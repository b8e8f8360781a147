import { z } from 'zod'
import { issueMailedToken, purposeOf } from '#modules/identity/mailed-tokens/index.ts'
import { issueInvitationToken, memberInvitedEvent } from '#modules/identity/members/index.ts'
import { buyerPurposeOf, issueBuyerMailToken } from '#modules/sales/buyer-mails/index.ts'
import type { OrderTokens } from '#modules/sales/order-tokens/index.ts'
import type { Json } from '#platform/database/schema.ts'
import type { Database } from '#platform/database/transactions.ts'

interface Announced {
  userId: number
  recipient: string
  event: string
  payload: Json
}

interface Completing {
  database: Database
  appUrl: string
  orderTokens: OrderTokens
}

/** Adds what no row may hold: a token is made at the moment its mail is, and lies nowhere but in that mail. */
export async function completePayload(completing: Completing, announced: Announced): Promise<unknown> {
  const { database, appUrl } = completing
  const { userId, recipient: email, event, payload } = announced
  const purpose = purposeOf(event)
  if (purpose !== undefined) return { token: await issueMailedToken(database, { userId, email, purpose }), appUrl }
  if (event === memberInvitedEvent) {
    const { invitation_id: invitationId } = OfInvitation.parse(payload)
    return { appUrl, ...(await issueInvitationToken(database, { shopId: userId, invitationId })) }
  }
  const { data } = OfBuyer.safeParse(payload)
  return data === undefined
    ? withOrderUrl(completing, userId, payload)
    : { ...data, pageUrl: await accountPage(completing, announced, data) }
}

const OfInvitation = z.object({ invitation_id: z.int() })

/** A mail to a buyer about their account leads to a page of it, with a token where the page acts by one. */
const OfBuyer = z.object({ buyer: z.object({ id: z.int() }), shop: z.looseObject({ slug: z.string() }) })

async function accountPage(
  { database, appUrl }: Completing,
  { userId: shop, recipient: email, event }: Announced,
  { buyer, shop: { slug } }: z.infer<typeof OfBuyer>,
): Promise<string> {
  const account = `${appUrl}/shop/${slug}/account`
  const purpose = buyerPurposeOf(event)
  if (purpose === undefined) return `${account}/sign-in`
  const token = await issueBuyerMailToken(database, { shop, buyerId: buyer.id, email }, purpose)
  return `${account}/${purpose === 'buyer-verification' ? 'verify' : 'reset'}?token=${token}`
}

/** A mail to a buyer about an order leads to its page. */
const OfShop = z.object({ shop: z.object({ slug: z.string() }), order: z.object({ id: z.int() }) })

async function withOrderUrl(
  { appUrl, orderTokens }: Pick<Completing, 'appUrl' | 'orderTokens'>,
  userId: number,
  payload: Json,
): Promise<unknown> {
  const { data } = OfShop.safeParse(payload)
  if (data === undefined) return payload
  const token = await orderTokens.of({ userId, id: data.order.id })
  return { ...(payload as object), orderUrl: `${appUrl}/shop/${data.shop.slug}/orders/${token}` }
}
