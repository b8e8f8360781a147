/** To the buyer: that the order has come, with its way to the order's page. Its payload is `{order, recipient, shop}`. */
export const orderReceivedEvent = 'order.received'
