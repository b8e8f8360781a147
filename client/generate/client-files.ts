import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript'

interface Contract {
  paths: Record<string, Record<string, { operationId: string; parameters?: { $ref?: string }[] }>>
}

/** The client's generated sources, made of nothing but the contract. */
export async function clientFiles(contract: Contract): Promise<Record<string, string>> {
  // A copy, because the generator resolves references in place. What has a default may be left out of a request.
  const copy = structuredClone(contract) as unknown as OpenAPI3
  const types = astToString(await openapiTypescript(copy, { defaultNonNullable: false }))
  return {
    'client/src/generated/contract.ts': `${notice}\n${types}`,
    'client/src/generated/operations.ts': `${notice}\n${operationTable(contract)}`,
  }
}

const notice = '// Generated from the contract by `npm run contract`; do not edit.'

/** What a call needs at run time: method, path, and whether it takes an Idempotency-Key. */
function operationTable({ paths }: Contract): string {
  const rows = Object.entries(paths)
    .filter(([path]) => path.startsWith('/api/'))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId, parameters = [] }]) => {
        const keyed = parameters.some(({ $ref }) => $ref === '#/components/parameters/IdempotencyKey')
        return `  '${operationId}': ['${method.toUpperCase()}', '${path}'${keyed ? ', true' : ''}],`
      }),
    )
  return ['export const operations = {', ...rows.sort(), '} as const', ''].join('\n')
}
