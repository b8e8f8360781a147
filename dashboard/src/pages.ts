import { ordersPage } from './orders/page.ts'
import { overviewPage } from './overview/page.ts'
import type { Page } from './page.ts'
import { productsPage } from './products/page.ts'

/** The navigation, in its order. */
export const pages: readonly Page[] = [overviewPage, ordersPage, productsPage]
