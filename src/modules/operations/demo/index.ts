export { type DemoShop, demoShops } from './catalogues.ts'
export { closeDemo } from './close-demo.ts'
export { openDemo } from './open-demo.ts'
export { demoPassword, seedDemo } from './seed-demo.ts'
