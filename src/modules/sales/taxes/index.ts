export { createTaxRate } from './change-tax-rates.ts'
export { taxPresets } from './presets.ts'
export { taxRoutes } from './taxes.routes.ts'
