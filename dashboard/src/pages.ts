import { accessPage } from './access/page.ts'
import { accountPage } from './account/page.ts'
import { auditPage } from './audit/page.ts'
import { deliveriesPage } from './deliveries/page.ts'
import { inboxPage } from './inbox/page.ts'
import { monitoringPage } from './monitoring/page.ts'
import { notificationsPage } from './notifications/page.ts'
import { ordersPage } from './orders/page.ts'
import { overviewPage } from './overview/page.ts'
import type { Page } from './page.ts'
import { productsPage } from './products/page.ts'
import { queuesPage } from './queues/page.ts'
import { rolesPage } from './roles/page.ts'
import { tokensPage } from './tokens/page.ts'
import { usersPage } from './users/page.ts'

/** The navigation, in its order. */
export const pages: readonly Page[] = [
  overviewPage,
  ordersPage,
  productsPage,
  usersPage,
  rolesPage,
  queuesPage,
  deliveriesPage,
  inboxPage,
  auditPage,
  monitoringPage,
  accountPage,
  notificationsPage,
  tokensPage,
  accessPage,
]
