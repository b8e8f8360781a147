import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { draftRights } from '../drafts/draft-rights.ts'
import { say } from '../language/say.ts'
import { useMay } from '../session/use-me.ts'

/** For who may make one. */
export function NewOrderLink() {
  const may = useMay()
  if (!draftRights.every(may)) return null
  return (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      renderRoot={(props) => <Link to="/orders/new" {...props} />}
    >
      {say('New order')}
    </Button>
  )
}
