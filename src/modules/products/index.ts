export { createProduct, type NewProduct } from './create-product.ts'
export { productRoutes } from './products.routes.ts'
