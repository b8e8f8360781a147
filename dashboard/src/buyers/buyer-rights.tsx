import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { ActButton } from '../design/act-button.tsx'
import { AskFirst } from '../design/ask-first.tsx'
import { Box } from '../design/box.tsx'
import { Refusal } from '../design/refusal.tsx'
import { say } from '../language/say.ts'
import { saveFile } from '../save-file.ts'
import { souk } from '../souk.ts'
import classes from './buyers.module.css'
import { type BuyerStory, lookAgain } from './buyers.queries.ts'

/** What a person may ask for: to be told all that is known, and to be forgotten. */
export function BuyerRights({ buyer: { id, name } }: { buyer: BuyerStory }) {
  const exporting = useMutation({
    mutationFn: async () => (await souk.buyers.export({ path: { id } })).data,
    onSuccess: (told) => saveFile(`buyer-${id}.json`, asJson(told)),
  })
  const erase = useMutation({
    mutationFn: () => souk.buyers.erase({ path: { id } }),
    onSuccess: () => notifications.show({ message: say('Erased. The orders keep their numbers and sums.') }),
    onSettled: lookAgain,
  })
  return (
    <Box title={say('What a person may ask for')}>
      <Refusal error={exporting.error ?? erase.error} />
      <div className={classes.acts}>
        <ActButton variant="default" work={exporting} onAct={() => exporting.mutate()}>
          {say('Download all that is known')}
        </ActButton>
        <AskFirst
          label={say('Erase')}
          question={say('Erase {name}?', { name: name ?? say('this buyer') })}
          yes={say('Erase for good')}
          final
          loading={erase.isPending}
          onYes={() => erase.mutate()}
        >
          {say(
            'Their name, addresses and every word about them go from the account, orders, mails and notes, and do not come back. Sums and numbers stay. What is not sent yet has no address any more: send it first.',
          )}
        </AskFirst>
      </div>
    </Box>
  )
}

const asJson = (told: object) => new Blob([JSON.stringify(told, null, 2)], { type: 'application/json' })
