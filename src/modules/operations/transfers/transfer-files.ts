import { type Database, type PlatformTx, withPlatform } from '#platform/database/transactions.ts'
import type { Files } from '#platform/files/files.ts'
import { deleteParts, type WrittenParts, writeParts } from '#platform/files/parts.ts'

export interface TransferFile extends WrittenParts {
  id: string
}

export const nameOfFile = (id: string) => `transfers/${id.slice(0, 2)}/${id}`

/** Written down before its first part is, so that what nobody needs in the end is found and deleted. */
export async function keepFile(
  { database, files }: { database: Database; files: Files },
  chunks: AsyncIterable<Uint8Array>,
): Promise<TransferFile> {
  const { id } = await withPlatform(database, (tx) =>
    tx.insertInto('transfer_files').defaultValues().returning('id').executeTakeFirstOrThrow(),
  )
  try {
    return { id, ...(await writeParts(files, nameOfFile(id), chunks)) }
  } catch (error) {
    await dropFile({ database, files }, id).catch(() => {})
    throw error
  }
}

/** The file first, its row last: what is interrupted in between is swept later. */
export async function dropFile({ database, files }: { database: Database; files: Files }, id: string): Promise<void> {
  await deleteParts(files, nameOfFile(id))
  await withPlatform(database, (tx) => forgetFile(tx, id))
}

async function forgetFile(tx: PlatformTx, id: string): Promise<void> {
  await tx.updateTable('transfers').set({ file_id: null }).where('file_id', '=', id).execute()
  await tx.deleteFrom('transfer_files').where('id', '=', id).execute()
}
