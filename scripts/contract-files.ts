import { clientFiles } from '../client/generate/client-files.ts'

/** Every file that follows from the contract, by its path from the repository's root. `openapi.json` alone is committed. */
export async function contractFiles(contract: object): Promise<Record<string, string>> {
  return {
    'openapi.json': `${JSON.stringify(contract, null, 2)}\n`,
    ...(await clientFiles(contract as Parameters<typeof clientFiles>[0])),
  }
}
