import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Loaded } from '../design/loaded.tsx'
import { PageHeader } from '../design/page-header.tsx'
import { Panel } from '../design/panel.tsx'
import { Empty } from '../design/states.tsx'
import { say } from '../language/say.ts'
import { useMe } from '../session/use-me.ts'
import { type Category, treeOf, useCategories } from './categories.queries.ts'
import { CategoryTree } from './category-tree.tsx'
import { CategoryWindow } from './category-window.tsx'

/** What stands open: a new one inside of another or of none, or one that is changed. */
export type Edited = { parent: number | null } | { category: Category }

export default function CategoriesView() {
  const categories = useCategories(useMe().id)
  const [edited, setEdited] = useState<Edited>()
  return (
    <>
      <PageHeader
        title={say('Categories')}
        hint={say('Where visitors find listings, four deep at most')}
        actions={
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited({ parent: null })}>
            {say('New category')}
          </Button>
        }
      />
      <Panel flush>
        <Loaded query={categories} lines={6} flush>
          {(all) =>
            all.length === 0 ? (
              <Empty title={say('There is no category yet.')}>
                {say('A shop of a few listings needs none. In a larger one they are what visitors find their way by.')}
              </Empty>
            ) : (
              <CategoryTree branches={treeOf(all)} onEdit={setEdited} />
            )
          }
        </Loaded>
      </Panel>
      <CategoryWindow edited={edited} categories={categories.data ?? []} onClose={() => setEdited(undefined)} />
    </>
  )
}
