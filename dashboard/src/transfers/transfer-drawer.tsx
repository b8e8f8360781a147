import { DetailDrawer } from '../design/detail-drawer.tsx'
import { Loaded } from '../design/loaded.tsx'
import { say } from '../language/say.ts'
import { TransferFacts, TransferReport } from './transfer-report.tsx'
import { transferName } from './transfer-words.tsx'
import classes from './transfers.module.css'
import { useTransfer } from './transfers.queries.ts'

interface TransferDrawerProps {
  id: number | undefined
  onClose: () => void
}

export function TransferDrawer({ id, onClose }: TransferDrawerProps) {
  return (
    <DetailDrawer id={id} title={say('Transfer')} size={640} onClose={onClose}>
      {(shown) => <TransferDetail key={shown} id={shown} />}
    </DetailDrawer>
  )
}

function TransferDetail({ id }: { id: number }) {
  return (
    <Loaded query={useTransfer(id)}>
      {(transfer) => (
        <div className={classes.fields}>
          <h2 className={classes.name}>{transferName(transfer)}</h2>
          <TransferReport transfer={transfer} />
          <TransferFacts transfer={transfer} />
        </div>
      )}
    </Loaded>
  )
}
