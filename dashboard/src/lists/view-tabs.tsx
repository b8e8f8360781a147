import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBookmark } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { say } from '../language/say.ts'
import type { Raw } from '../use-filters.ts'
import type { Identified, ListState } from './list.ts'
import classes from './lists.module.css'
import { NameView } from './name-view.tsx'
import { isSame, type Narrowing, narrowingOf, useSavedViews } from './saved-views.ts'
import { ViewMenu } from './view-menu.tsx'

interface ViewTabsProps<Row extends Identified> {
  state: ListState<Row>
}

/** The views that were saved of a list, and the way to save what it is narrowed to. */
export function ViewTabs<Row extends Identified>({ state }: ViewTabsProps<Row>) {
  const saved = useSavedViews(state.list)
  const [naming, { open, close }] = useDisclosure()
  const present = narrowingOf(state)
  const isNarrowed = Object.keys(present).length > 0
  const chosen = saved.views.find(({ search }) => isSame(search, present))
  if (saved.views.length === 0 && !isNarrowed) return null
  return (
    <div className={classes.views}>
      {saved.views.length > 0 && (
        <nav aria-label={say('Saved views')}>
          <ViewLink state={state} name={say('All')} search={{}} isChosen={!isNarrowed} />
          {saved.views.map(({ name, search }) => (
            <ViewLink key={name} state={state} name={name} search={search} isChosen={name === chosen?.name} />
          ))}
        </nav>
      )}
      {chosen !== undefined && <ViewMenu key={chosen.name} view={chosen} saved={saved} />}
      {chosen === undefined && isNarrowed && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconBookmark size={15} stroke={1.6} aria-hidden />}
          onClick={open}
        >
          {say('Save view')}
        </Button>
      )}
      <NameView
        opened={naming}
        title={say('Save view')}
        name=""
        taken={saved.views.map(({ name }) => name)}
        onName={(name) => saved.save({ name, search: present })}
        onClose={close}
      />
    </div>
  )
}

interface ViewLinkProps<Row extends Identified> extends ViewTabsProps<Row> {
  name: string
  search: Narrowing
  isChosen: boolean
}

function ViewLink<Row extends Identified>({ state, name, search, isChosen }: ViewLinkProps<Row>) {
  const own = [...Object.keys(state.list.filters), 'sort', 'page']
  const narrowed = (before: Raw) => ({
    ...Object.fromEntries(Object.entries(before).filter(([part]) => !own.includes(part))),
    ...search,
  })
  return (
    <Link
      to="."
      search={narrowed as never}
      className={classes.view}
      // Else 'All' would count as chosen wherever a list is narrowed to more than nothing.
      activeOptions={{ exact: true }}
      {...(isChosen && { 'aria-current': 'true' })}
    >
      {name}
    </Link>
  )
}
