import { ActionIcon, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDots } from '@tabler/icons-react'
import { tellWithUndo } from '../design/tell-with-undo.tsx'
import { say } from '../language/say.ts'
import { NameView } from './name-view.tsx'
import type { SavedView, SavedViews } from './saved-views.ts'

/** What may be done with the view that is shown. */
export function ViewMenu({ view, saved }: { view: SavedView; saved: SavedViews }) {
  const [naming, { open, close }] = useDisclosure()
  const remove = () => {
    saved.remove(view)
    tellWithUndo(say("The view '{name}' is deleted.", { name: view.name }), async () => saved.save(view))
  }
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={say('Change the view {name}', { name: view.name })}>
            <IconDots size={16} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={open}>{say('Rename')}</Menu.Item>
          <Menu.Item onClick={remove}>{say('Delete')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <NameView
        opened={naming}
        title={say('Rename the view')}
        name={view.name}
        taken={saved.views.map(({ name }) => name).filter((name) => name !== view.name)}
        onName={(name) => saved.rename(view, name)}
        onClose={close}
      />
    </>
  )
}
