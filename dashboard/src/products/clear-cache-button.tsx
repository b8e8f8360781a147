import { Tooltip } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { ActButton } from '../design/act-button.tsx'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import { lookAgain } from './products.queries.ts'

export function ClearCacheButton() {
  const clear = useMutation({
    mutationFn: () => souk.productCache.clear({ query: {} }),
    onSuccess: () => {
      notifications.show({ message: say('The product cache is empty. The next reads fill it again.') })
      lookAgain()
    },
    onError: (error) => tellRefusal(error),
  })
  return (
    <Tooltip label={say('Forget the product answers that every process and Redis hold')}>
      <ActButton variant="default" work={clear} onAct={() => clear.mutate()}>
        {say('Clear cache')}
      </ActButton>
    </Tooltip>
  )
}
