import { ActionIcon, Menu } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconDots } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Question } from '../design/question.tsx'
import { say } from '../language/say.ts'
import classes from './categories.module.css'
import type { Branch } from './categories.queries.ts'
import type { Edited } from './categories.view.tsx'
import { useDeleteCategory, useReorder } from './use-change-categories.ts'

const deepest = 4

interface CategoryTreeProps {
  branches: readonly Branch[]
  onEdit: (edited: Edited) => void
}

/** Categories of one parent, each with those that lie in it. */
export function CategoryTree({ branches, onEdit }: CategoryTreeProps) {
  const reorder = useReorder()
  return (
    <ul className={classes.tree}>
      {branches.map((branch, at) => (
        <li key={branch.id}>
          <div className={classes.row} style={{ paddingLeft: 20 + (branch.depth - 1) * 24 }}>
            <Link to="/listings" search={{ category: String(branch.id) } as never} className={classes.name}>
              {branch.name}
            </Link>
            <span className={classes.slug}>{branch.slug}</span>
            <Mover
              branch={branch}
              up
              onMove={at > 0 ? () => reorder.mutate({ branches, from: at, to: at - 1 }) : undefined}
            />
            <Mover
              branch={branch}
              onMove={at < branches.length - 1 ? () => reorder.mutate({ branches, from: at, to: at + 1 }) : undefined}
            />
            <RowMenu branch={branch} onEdit={onEdit} />
          </div>
          {branch.children.length > 0 && <CategoryTree branches={branch.children} onEdit={onEdit} />}
        </li>
      ))}
    </ul>
  )
}

interface MoverProps {
  branch: Branch
  up?: boolean
  onMove: (() => void) | undefined
}

function Mover({ branch: { id, name }, up = false, onMove }: MoverProps) {
  const Icon = up ? IconArrowUp : IconArrowDown
  return (
    <ActionIcon
      id={`move-${up ? 'up' : 'down'}-${id}`}
      variant="subtle"
      color="gray"
      aria-label={up ? say('Move {name} up', { name }) : say('Move {name} down', { name })}
      aria-disabled={onMove === undefined}
      className={classes.mover ?? ''}
      onClick={() => onMove?.()}
    >
      <Icon size={16} stroke={1.6} aria-hidden />
    </ActionIcon>
  )
}

function RowMenu({ branch, onEdit }: { branch: Branch; onEdit: CategoryTreeProps['onEdit'] }) {
  const [asked, setAsked] = useState(false)
  const remove = useDeleteCategory()
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={190}>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={say('Change the category {name}', { name: branch.name })}
          >
            <IconDots size={16} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onEdit({ category: branch })}>{say('Rename or move')}</Menu.Item>
          {branch.depth < deepest && (
            <Menu.Item onClick={() => onEdit({ parent: branch.id })}>{say('Add one inside')}</Menu.Item>
          )}
          <Menu.Item c="var(--bad)" onClick={() => setAsked(true)}>
            {say('Delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Question
        opened={asked}
        title={say("Delete the category '{name}'?", { name: branch.name })}
        yes={say('Delete')}
        final
        onYes={() => {
          setAsked(false)
          remove.mutate(branch)
        }}
        onNo={() => setAsked(false)}
      >
        {say('Its listings stay, and are found there no more.')}
      </Question>
    </>
  )
}
