export { categoryRoutes } from './categories.routes.ts'
export { lockCategories, type PathOfCategory, readCategoryPaths } from './category-paths.ts'
export { createCategory } from './change-categories.ts'
