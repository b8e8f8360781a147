export { clearProductCache } from './clear-cache.ts'
export { createProduct, createProducts, type NewProduct } from './create-product.ts'
export { productCacheRoutes } from './product-cache.routes.ts'
export { productList } from './product-list.ts'
export { nameTakenSku, productNotFound } from './products.errors.ts'
export { columns as productColumns, findProductOwner, toProduct } from './products.queries.ts'
export { productRoutes } from './products.routes.ts'
export {
  CreateProductRequest,
  Metadata,
  ProductOptions,
  ProductResource,
  UpdateProductRequest,
} from './products.schemas.ts'
export { pruneFormerPrices } from './prune-former-prices.ts'
export { restorationRoutes } from './restore-product.routes.ts'
export { type WrittenProduct, writeProducts } from './write-products.ts'
