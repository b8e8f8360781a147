export { publishToChannels } from './publish-events.ts'
export { serveSubscriptions } from './subscriptions.ts'
