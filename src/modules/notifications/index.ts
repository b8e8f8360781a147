export { type DeliveryJob, type DeliveryQueue, deliveryQueueName } from './notifications.queue.ts'
export { startNotifications } from './start-notifications.ts'
