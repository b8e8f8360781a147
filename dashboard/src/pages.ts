import { accessPage } from './access/page.ts'
import { accountPage } from './account/page.ts'
import { auditPage } from './audit/page.ts'
import { buyersPage } from './buyers/page.ts'
import { categoriesPage } from './categories/page.ts'
import { deliveriesPage } from './deliveries/page.ts'
import { draftsPage } from './drafts/page.ts'
import { inboxPage } from './inbox/page.ts'
import { invitationPage } from './invitation/page.ts'
import { listingsPage } from './listings/page.ts'
import { membersPage } from './members/page.ts'
import { monitoringPage } from './monitoring/page.ts'
import { newOrderPage } from './new-order/page.ts'
import { notificationsPage } from './notifications/page.ts'
import { ordersPage } from './orders/page.ts'
import { overviewPage } from './overview/page.ts'
import type { Page } from './page.ts'
import { productsPage } from './products/page.ts'
import { promotionsPage } from './promotions/page.ts'
import { queuesPage } from './queues/page.ts'
import { rolesPage } from './roles/page.ts'
import { shopPage } from './shop/page.ts'
import { tokensPage } from './tokens/page.ts'
import { transfersPage } from './transfers/page.ts'
import { usersPage } from './users/page.ts'
import { webhooksPage } from './webhooks/page.ts'

/** The navigation, in its order. */
export const pages: readonly Page[] = [
  overviewPage,
  ordersPage,
  draftsPage,
  newOrderPage,
  buyersPage,
  productsPage,
  listingsPage,
  categoriesPage,
  promotionsPage,
  transfersPage,
  shopPage,
  webhooksPage,
  membersPage,
  usersPage,
  rolesPage,
  deliveriesPage,
  queuesPage,
  inboxPage,
  notificationsPage,
  auditPage,
  monitoringPage,
  accountPage,
  tokensPage,
  accessPage,
  invitationPage,
]
