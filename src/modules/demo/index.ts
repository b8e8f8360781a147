export { demoShops } from './catalogues.ts'
export { demoPassword, seedDemo } from './seed-demo.ts'
