import { oneOf, pageOf } from '../use-filters.ts'
import { type DeliveryStatus, deliveryStatuses } from './delivery-status.tsx'

export interface NotificationFilters {
  status?: DeliveryStatus | undefined
  /** Whose; everybody's without. */
  shop?: number | undefined
  page: number
  /** The mail that stands open beside the table. */
  mail?: number | undefined
}

const idOf = (value: unknown) => (Number(value) > 0 ? Number(value) : undefined)

export function readNotificationFilters(raw: Record<string, unknown>): NotificationFilters {
  return {
    status: oneOf(deliveryStatuses, raw.status),
    shop: idOf(raw.shop),
    page: pageOf(raw.page),
    mail: idOf(raw.mail),
  }
}

/** As the API asks for them. */
export const notificationQuery = ({ status, shop, page }: NotificationFilters) => ({
  page,
  per_page: 20,
  ...(status && { status }),
  ...(shop && { user_id: shop }),
})
