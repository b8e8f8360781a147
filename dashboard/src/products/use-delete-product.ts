import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { tellWithUndo } from '../design/tell-with-undo.tsx'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import { lookAgain, type Product } from './products.queries.ts'

/** Deletes at once, and lets one think better of it for a while. */
export function useDeleteProduct({ id, name }: Product, onDeleted: () => void) {
  return useMutation({
    mutationFn: () => souk.products.delete({ path: { id } }),
    onSuccess: () => {
      onDeleted()
      lookAgain({ gone: true })
      tellWithUndo(say("'{name}' is deleted.", { name }), () => undo(id))
    },
    onError: (error) => tellRefusal(error),
  })
}

async function undo(id: number): Promise<void> {
  try {
    const { data } = await souk.products.restore({ path: { id } })
    notifications.show({ message: say("'{name}' is back.", { name: data.name }) })
  } finally {
    lookAgain()
  }
}
