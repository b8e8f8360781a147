import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { say } from '../language/say.ts'
import { useMay } from '../session/use-me.ts'
import type { Exported } from './transfer-words.tsx'

/** Leads to where it is exported, for who may. */
export function ExportButton({ what }: { what: Exported }) {
  const may = useMay()
  if (!may('transfers.manage')) return null
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
      renderRoot={(props) => <Link to="/transfers" search={{ export: what } as never} {...props} />}
    >
      {say('Export')}
    </Button>
  )
}
