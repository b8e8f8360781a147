/** Who may make an order by hand, as the API asks for it. */
export const draftRights = ['orders.create', 'orders.fulfill'] as const
