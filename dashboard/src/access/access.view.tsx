import { Select } from '@mantine/core'
import { FilterBar } from '../design/filter-bar.tsx'
import { PageHeader } from '../design/page-header.tsx'
import { Panel } from '../design/panel.tsx'
import { Empty, Failed, Loading } from '../design/states.tsx'
import { say } from '../language/say.ts'
import { groupByResource, resourceTitle } from '../rights/permission-groups.ts'
import { useMay, useMe } from '../session/use-me.ts'
import { UserSelect } from '../tenants/user-select.tsx'
import { useFilters, wordOf } from '../use-filters.ts'
import classes from './access.module.css'
import { type Access, useAccess } from './access.queries.ts'
import { AccessList } from './access-list.tsx'
import { Explained } from './explained.tsx'

interface Question {
  /** Oneself when absent. */
  user?: number | undefined
  permission?: string | undefined
}

const readQuestion = (raw: Record<string, unknown>): Question => ({
  user: Number(raw.user) > 0 ? Number(raw.user) : undefined,
  permission: wordOf(raw.permission),
})

export default function AccessView() {
  const [{ user, permission }, change] = useFilters(readQuestion)
  const { data: access, error, isPending, refetch } = useAccess(user)
  const me = useMe()
  const may = useMay()
  return (
    <>
      <PageHeader
        title={say('Why was I denied?')}
        hint={say('Choose what was to be done: you are told which role, direct permission or token decides, and how.')}
      />
      <Panel flush>
        <FilterBar>
          {may('users.view') && (
            <UserSelect
              label={say('User')}
              quiet
              w={280}
              value={user ?? me.id}
              onChoose={(id) => change({ user: id === me.id ? undefined : id })}
            />
          )}
          {access !== undefined && (
            <PermissionSelect
              access={access}
              value={permission}
              onChoose={(chosen) => change({ permission: chosen })}
            />
          )}
        </FilterBar>
        {isPending && <Loading lines={10} />}
        {error !== null && <Failed error={error} retry={() => void refetch()} />}
        {access !== undefined && error === null && (
          <div className={classes.columns}>
            <div className={classes.answer}>
              {permission === undefined ? (
                <Empty title={say('Choose a permission to see which rule decides about it.')} />
              ) : (
                <Explained permission={permission} user={user} />
              )}
            </div>
            <AccessList access={access} chosen={permission} onChoose={(chosen) => change({ permission: chosen })} />
          </div>
        )}
      </Panel>
    </>
  )
}

interface PermissionSelectProps {
  access: readonly Access[]
  value: string | undefined
  onChoose: (permission: string | undefined) => void
}

function PermissionSelect({ access, value, onChoose }: PermissionSelectProps) {
  return (
    <Select
      aria-label={say('Permission')}
      placeholder={say('Which permission?')}
      searchable
      clearable
      data={groupByResource(access, ({ permission }) => permission).map(({ resource, members }) => ({
        group: resourceTitle(resource),
        items: members.map(({ permission }) => permission),
      }))}
      value={value ?? null}
      onChange={(chosen) => onChoose(chosen ?? undefined)}
      nothingFoundMessage={say('There is no such permission.')}
      w={240}
    />
  )
}
