export { acceptPresets } from './accept-presets.ts'
export { shopPresetRoutes } from './shop-presets.routes.ts'
