import type Stripe from 'stripe'

type Locale = Stripe.Checkout.SessionCreateParams.Locale

/** What Stripe's page speaks. */
const spoken: ReadonlySet<string> = new Set(
  (
    'bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hi-IN hr hu id it ja ko lt lv ms mt nb nl pl pt pt-BR ro ru sk sl sv ' +
    'th tr vi zh zh-HK zh-TW'
  ).split(' '),
)

/** The shop's language where Stripe speaks it, else the browser's. */
export function checkoutLocale(locale: string): Locale {
  const { language, region } = new Intl.Locale(locale)
  const name = language === 'no' || language === 'nn' ? 'nb' : language
  return [`${name}-${region}`, name].find((tag) => spoken.has(tag)) ?? 'auto'
}
