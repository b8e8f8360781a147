import { z } from 'zod'
import { text, timestamp } from '#platform/http/fields.ts'
import { mailAddress } from '#platform/mail/mail-address.ts'

const role = text({ min: 1, max: 50 })

export const InviteMemberRequest = z.strictObject({ email: mailAddress, role }).meta({ id: 'InviteMemberRequest' })
export type InviteMemberRequest = z.infer<typeof InviteMemberRequest>

export const UpdateMemberRequest = z.strictObject({ role }).meta({ id: 'UpdateMemberRequest' })

export const AcceptInvitationRequest = z
  .strictObject({ token: text({ min: 1, max: 255 }) })
  .meta({ id: 'AcceptInvitationRequest' })

export const MemberResource = z
  .object({
    /** The person's. */
    id: z.int(),
    name: z.string(),
    email: z.string(),
    role: z.string(),
    /** Whose shop it is: that stays so. */
    keeper: z.boolean(),
    joined_at: timestamp,
  })
  .meta({ id: 'Member' })
export type MemberResource = z.infer<typeof MemberResource>

export const InvitationResource = z
  .object({
    id: z.int(),
    email: z.string(),
    role: z.string(),
    /** The id of the person who invites. */
    invited_by: z.int(),
    created_at: timestamp,
    expires_at: timestamp,
  })
  .meta({ id: 'Invitation' })
export type InvitationResource = z.infer<typeof InvitationResource>

export const ShopRoleResource = z
  .object({ name: z.string(), description: z.string(), permissions: z.array(z.string()) })
  .meta({ id: 'ShopRole' })

/** A shop that the person may open. */
export const OwnShopResource = z
  .object({
    id: z.int(),
    slug: z.string(),
    name: z.string(),
    role: z.string(),
    /** The person's own. */
    own: z.boolean(),
  })
  .meta({ id: 'OwnShop' })
export type OwnShopResource = z.infer<typeof OwnShopResource>
