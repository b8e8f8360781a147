import { declareCommand } from '#platform/command-line/command.ts'
import { id } from '#platform/command-line/parameters.ts'
import { tableOf } from '#platform/command-line/table.ts'
import { eraseTenant } from './erase-tenant.ts'
import { exportTenant } from './export-tenant.ts'

interface Needs {
  databaseDirectUrl: string
}

const user = { about: "the user's id", schema: id }

export const exportTenantCommand = declareCommand({
  arguments: { id: user },
  async run({ databaseDirectUrl, write }: Needs & { write: (line: string) => void }, { id }) {
    await exportTenant(databaseDirectUrl, id, write)
    return { done: true, result: undefined }
  },
})

export const eraseTenantCommand = declareCommand({
  arguments: { id: user },
  async run({ databaseDirectUrl }: Needs, { id }, say) {
    const rows = await eraseTenant(databaseDirectUrl, id)
    for (const line of tableOf(['table', 'rows'], Object.entries(rows))) say(line)
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0)
    say(`${total} rows of ${Object.keys(rows).length} tables erased. Nothing of user ${id} is left.`)
    return { done: true, result: { id, rows } }
  },
})
