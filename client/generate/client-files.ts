import type { OpenAPI3 } from 'openapi-typescript'

interface Contract {
  paths: Record<string, Record<string, { operationId: string; parameters?: { $ref?: string }[] }>>
  components?: { schemas?: Record<string, { enum?: string[] }> }
}

/** The client's generated sources, made of nothing but the contract. */
export async function clientFiles(contract: Contract): Promise<Record<string, string>> {
  return {
    'client/src/generated/contract.ts': `${notice}\n${await contractTypes(contract)}`,
    ...runtimeFiles(contract),
  }
}

/** Those that run. The types beside them are for checks alone. */
export function runtimeFiles(contract: Contract): Record<string, string> {
  return {
    'client/src/generated/operations.ts': `${notice}\n${operationTable(contract)}`,
    'client/src/generated/choices.ts': `${notice}\n${choices(contract)}`,
  }
}

async function contractTypes(contract: Contract): Promise<string> {
  const { default: openapiTypescript, astToString } = await import('openapi-typescript')
  // A copy, because the generator resolves references in place.
  const copy = structuredClone(contract) as unknown as OpenAPI3
  return astToString(await openapiTypescript(copy))
}

const notice = '// Generated from the contract by `npm run generate:client`; do not edit.'

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

/** What a form offers to choose from, apart from the client: most programs need none of it. */
function choices({ components }: Contract): string {
  const codesOf = (schema: string) => (components?.schemas?.[schema]?.enum ?? []).join(' ')
  return [
    `export const countries = '${codesOf('Country')}'.split(' ')`,
    `export const currencies = '${codesOf('Currency')}'.split(' ')`,
    '',
  ].join('\n')
}
