import { Anchor } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { ActButton } from '../design/act-button.tsx'
import { AskFirst } from '../design/ask-first.tsx'
import { Panel } from '../design/panel.tsx'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { say, sayIfKnown } from '../language/say.ts'
import { souk } from '../souk.ts'
import classes from './shop.module.css'
import { addressOf, type Shop, takeShop, whose } from './shop.queries.ts'

const states = {
  closed: { name: say('Closed'), meaning: say('Nobody sees the shop.') },
  open: { name: say('Open'), meaning: say('Everybody sees what is published, and can order it.') },
  paused: { name: say('Paused'), meaning: say('Everybody sees what is published. Nothing can be ordered.') },
}

export function ShopOpening({ shop, owner }: { shop: Shop; owner: number | undefined }) {
  const { status, slug, missing } = shop
  const { name, meaning } = states[status]
  const move = useMove(owner)
  const isShown = status !== 'closed'
  return (
    <Panel title={say('Opening')}>
      <p className={classes.state} data-status={status}>
        {name}
      </p>
      <p className={classes.meaning}>{meaning}</p>
      {isShown && (
        <Anchor href={addressOf(slug)} target="_blank" rel="noopener" className={classes.link}>
          {addressOf(slug)}
        </Anchor>
      )}
      {missing.length > 0 && (
        <ul className={classes.missing} aria-label={say('What is missing')}>
          {missing.map((sentence) => (
            <li key={sentence}>{sayIfKnown(sentence)}</li>
          ))}
        </ul>
      )}
      <div className={classes.buttons} style={isShown && missing.length === 0 ? { marginTop: 16 } : {}}>
        {status !== 'open' && (
          <ActButton work={move} onAct={() => move.mutate('open')}>
            {say('Open the shop')}
          </ActButton>
        )}
        {status === 'open' && (
          <ActButton work={move} variant="default" onAct={() => move.mutate('paused')}>
            {say('Pause')}
          </ActButton>
        )}
        {isShown && (
          <AskFirst
            label={say('Close')}
            question={say('Close the shop?')}
            yes={say('Close the shop')}
            loading={move.isPending}
            onYes={() => move.mutate('closed')}
          >
            {say('Its pages are gone for everybody until you open it again. Orders stay as they are.')}
          </AskFirst>
        )}
      </div>
    </Panel>
  )
}

function useMove(owner: number | undefined) {
  const query = whose(owner)
  return useMutation({
    mutationFn: async (to: Shop['status']) => {
      if (to === 'open') return (await souk.shop.open({ query })).data
      if (to === 'paused') return (await souk.shop.update({ query, body: { status: 'paused' } })).data
      await souk.shop.close({ query })
      return (await souk.shop.get({ query })).data
    },
    onSuccess: (shop) => {
      takeShop(owner, shop)
      notifications.show({ message: say('The shop is {state}.', { state: states[shop.status].name.toLowerCase() }) })
    },
    onError: (error) => tellRefusal(error),
  })
}
