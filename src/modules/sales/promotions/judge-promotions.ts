import type { Promotion } from '#modules/sales/pricing/index.ts'
import { type PromotionContent, type PromotionsContent, toPriced } from './promotion-content.ts'
import { type Reason, type Refusal, refusal } from './promotions.errors.ts'

interface Judged {
  /** Those that hold for the cart and that its buyer may use: the price decides which of them it gets. */
  promotions: Promotion[]
  /** Codes that do nothing in this cart, and why. */
  refusals: Refusal[]
}

interface Lines {
  productIds: readonly number[]
  /** Before any discount, in hundredths. */
  total: bigint
}

export function judgePromotions({ entered, automatic }: PromotionsContent, lines: Lines): Judged {
  const usable = entered.filter(({ promotion }) => promotion !== null && hindrance(promotion, lines) === undefined)
  const refusals = entered.flatMap(({ code, promotion }) => {
    const reason = promotion === null ? 'unknown' : hindrance(promotion, lines)
    return reason === undefined ? [] : [refusal(code, reason, promotion?.min_total)]
  })
  const open = automatic.filter((promotion) => hindrance(promotion, lines) === undefined)
  const promotions = [...usable.flatMap(({ promotion }) => promotion ?? []), ...open].map(toPriced)
  return { promotions, refusals }
}

function hindrance(promotion: PromotionContent, { productIds, total }: Lines): Reason | undefined {
  const { lineKeys, minTotal } = toPriced(promotion)
  if (promotion.is_early) return 'not_yet'
  if (promotion.is_over) return 'over'
  if (promotion.is_used_up) return 'used_up'
  if (promotion.is_used_by_buyer) return 'buyer_limit'
  if (!productIds.some((id) => lineKeys?.includes(id) ?? true)) return 'nothing_fits'
  return total < (minTotal ?? 0n) ? 'below_minimum' : undefined
}
