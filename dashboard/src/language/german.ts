import { access } from './german/access.ts'
import { account } from './german/account.ts'
import { buyers } from './german/buyers.ts'
import { categories } from './german/categories.ts'
import { drafts } from './german/drafts.ts'
import { frame } from './german/frame.ts'
import { listings } from './german/listings.ts'
import { mails } from './german/mails.ts'
import { members } from './german/members.ts'
import { monitoring } from './german/monitoring.ts'
import { newOrder } from './german/new-order.ts'
import { nouns } from './german/nouns.ts'
import { orders } from './german/orders.ts'
import { overview } from './german/overview.ts'
import { pages } from './german/pages.ts'
import { parts } from './german/parts.ts'
import { products } from './german/products.ts'
import { promotions } from './german/promotions.ts'
import { sentences } from './german/sentences.ts'
import { shop } from './german/shop.ts'
import { signingIn } from './german/signing-in.ts'
import { transfers } from './german/transfers.ts'
import { webhooks } from './german/webhooks.ts'
import { words } from './german/words.ts'

/** By the English that it stands for. What is in braces stays as it is. */
export const german = {
  ...words,
  ...frame,
  ...pages,
  ...parts,
  ...signingIn,
  ...overview,
  ...orders,
  ...drafts,
  ...newOrder,
  ...buyers,
  ...products,
  ...listings,
  ...categories,
  ...promotions,
  ...transfers,
  ...shop,
  ...webhooks,
  ...members,
  ...mails,
  ...account,
  ...access,
  ...monitoring,
}

/** What is said where it happens to be known: what the server says, and words of its addresses. */
export const germanOfServer = { ...nouns, ...sentences }
