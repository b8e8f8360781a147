import { Switch, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { ActButton } from '../design/act-button.tsx'
import { DraftForm } from '../design/draft-form.tsx'
import { sentencesOf } from '../design/field-sentences.ts'
import { Panel } from '../design/panel.tsx'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { useDraft } from '../design/use-draft.ts'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import { type PaymentAccount, takeAccount, useAccounts } from './payment-accounts.queries.ts'
import classes from './shop.module.css'
import { whose } from './shop.queries.ts'

const titles: Record<string, string> = {
  manual: say('Invoice or transfer'),
  stripe: 'Stripe',
  test: say('Test payments'),
}

/** How buyers can pay, one panel for each way. */
export function PaymentAccounts({ owner }: { owner: number | undefined }) {
  const { data: accounts = [] } = useAccounts(owner)
  return accounts.map((account) => <AccountForm key={account.provider} account={account} owner={owner} />)
}

interface AccountProps {
  account: PaymentAccount
  owner: number | undefined
}

function AccountForm({ account, owner }: AccountProps) {
  const { provider, settles } = account
  const title = titles[provider] ?? provider
  const draft = useDraft({ name: account.name, instructions: account.instructions ?? '', enabled: account.enabled })
  const { name, instructions, enabled } = draft.values
  const save = useMutation({
    mutationFn: async (_changes: Partial<typeof draft.values>) => {
      const body = { name, instructions: instructions || null, enabled }
      return (await souk.paymentAccounts.put({ path: { provider }, query: whose(owner), body })).data
    },
    onSuccess: (saved, changes) => {
      takeAccount(owner, saved)
      draft.settle(changes)
      notifications.show({ message: say('Saved.') })
    },
  })
  const refused = sentencesOf(save.error)
  return (
    <DraftForm label={title} draft={draft} work={save} onSave={() => save.mutate(draft.changes)}>
      <Panel title={title}>
        <div className={classes.fields}>
          <Switch
            label={say('Buyers can pay this way')}
            checked={enabled}
            onChange={({ currentTarget }) => draft.set({ enabled: currentTarget.checked })}
          />
          <TextInput label={say('What buyers read')} {...draft.text('name')} error={refused.name} />
          {settles === 'later' && (
            <Textarea
              label={say('What a buyer is to do')}
              {...draft.text('instructions')}
              autosize
              minRows={2}
              error={refused.instructions}
            />
          )}
          {provider === 'stripe' && <Onboarding account={account} owner={owner} />}
        </div>
      </Panel>
    </DraftForm>
  )
}

/** The shop's own account lies at the provider, and is filled in there. */
function Onboarding({ account: { provider, ready }, owner }: AccountProps) {
  const open = useMutation({
    mutationFn: async () => {
      const body = { return_url: location.href }
      return (await souk.paymentAccounts.onboard({ path: { provider }, query: whose(owner), body })).data
    },
    onSuccess: ({ url }) => location.assign(url),
    onError: (error) => tellRefusal(error),
  })
  return (
    <div>
      <p className={classes.meaning}>
        {ready
          ? say('The account is ready: money can come.')
          : say('The account still lacks something before money can come.')}
      </p>
      <ActButton work={open} variant="default" onAct={() => open.mutate()}>
        {ready ? say('Look at the account') : say('Set up the account')}
      </ActButton>
    </div>
  )
}
