import { PageHeader } from '../design/page-header.tsx'
import { say } from '../language/say.ts'
import { useList } from '../lists/list.ts'
import { ListPanel } from '../lists/list-panel.tsx'
import { useMay } from '../session/use-me.ts'
import { UserSelect } from '../tenants/user-select.tsx'
import { idOf, pageOf, useFilters } from '../use-filters.ts'
import { ExportPanel } from './export-panel.tsx'
import { ImportPanel } from './import-panel.tsx'
import { TransferDrawer } from './transfer-drawer.tsx'
import { transferList } from './transfer-list.tsx'
import classes from './transfers.module.css'

export default function TransfersView() {
  const may = useMay()
  const [{ owner }, change] = useFilters((raw) => ({ owner: idOf(raw.owner), page: pageOf(raw.page) }))
  const state = useList(transferList, owner === undefined ? {} : { user_id: owner })
  return (
    <>
      <PageHeader
        title={say('Import and export')}
        hint={say('Products and listings come in as a CSV, and what the shop holds goes out.')}
        actions={
          may('tenants.any') &&
          may('users.view') && (
            <UserSelect
              label={say('Whose shop')}
              placeholder={say('Your own')}
              quiet
              clearable
              value={owner}
              onChoose={(id) => change({ owner: id, page: 1 }, 'go')}
              w={260}
            />
          )
        }
      />
      <div className={classes.page}>
        {/* What is under way for one shop is not another's. */}
        <div className={classes.columns} key={owner ?? 'own'}>
          <ImportPanel owner={owner} />
          <ExportPanel owner={owner} />
        </div>
        <ListPanel state={state} title={say('Imports and exports so far')} />
      </div>
      <TransferDrawer id={state.opened} onClose={state.close} />
    </>
  )
}
