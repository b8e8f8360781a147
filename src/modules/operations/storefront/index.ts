export { openFrontDoor } from './front-door.ts'
export { guideCrawlers } from './guide-crawlers.ts'
export { serveStorefront } from './serve-storefront.ts'
