import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { say } from '../language/say.ts'
import { patternsOver } from '../rights/permission-groups.ts'
import type { Role } from '../rights/rights.queries.ts'
import { useMay } from '../session/use-me.ts'
import classes from './roles.module.css'
import { useHoldPermission } from './use-hold-permission.ts'

interface HoldingCellsProps {
  /** A permission's name, or a pattern. */
  name: string
  roles: readonly Role[]
}

/** A row's boxes: which of the roles hold it. */
export function HoldingCells({ name, roles }: HoldingCellsProps) {
  return roles.map((role) => (
    <td key={role.id}>
      <HoldingBox name={name} role={role} />
    </td>
  ))
}

function HoldingBox({ name, role }: { name: string; role: Role }) {
  const may = useMay()
  const hold = useHoldPermission(role.id)
  const wider = patternsOver(name).find((pattern) => pattern !== name && role.permissions.includes(pattern))
  const holds = role.permissions.includes(name)
  // A box follows the finger at once; what the query holds comes a moment later.
  const [chosen, setChosen] = useState<boolean>()
  return (
    <Checkbox
      classNames={{ root: classes.box ?? '' }}
      size="sm"
      aria-label={say('{permission} for {role}', { permission: name, role: role.name })}
      title={wider === undefined ? undefined : say('Held by {wider}', { wider })}
      checked={chosen ?? (holds || wider !== undefined)}
      // What a wider pattern holds is given up with the pattern.
      disabled={!may('roles.manage') || (wider !== undefined && !holds)}
      onChange={({ currentTarget: { checked } }) => {
        setChosen(checked)
        hold.mutate({ name, holds: checked }, { onSettled: () => setChosen(undefined) })
      }}
    />
  )
}
