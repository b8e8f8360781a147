import { conflict, notFound, validationFailed } from '#platform/http/failure.ts'

export const categoryNotFound = () => notFound('There is no such category.')

export const slugTaken = () => validationFailed({ slug: ['The slug field is taken by another category of this shop.'] })

export const unknownParent = () => validationFailed({ parent_id: ['The parent_id field names no category.'] })

export const tooDeep = () => validationFailed({ parent_id: ['Categories lie at most four deep.'] })

export const insideItself = () => validationFailed({ parent_id: ['A category cannot lie inside itself.'] })

export const hasChildren = () => conflict('Other categories lie in this one. Move or delete them first.')
