export { clearProductCache } from './clear-cache.ts'
export { createProduct, type NewProduct } from './create-product.ts'
export { productRoutes } from './products.routes.ts'
