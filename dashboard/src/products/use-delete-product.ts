import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { souk } from '../souk.ts'
import { lookAgain, type Product } from './products.queries.ts'

const undoMs = 10_000

/** Deletes at once, and lets one think better of it for a while. */
export function useDeleteProduct({ id, name }: Product, onDeleted: () => void) {
  return useMutation({
    mutationFn: () => souk.products.delete({ path: { id } }),
    onSuccess: () => {
      onDeleted()
      lookAgain({ gone: true })
      const notice = notifications.show({
        autoClose: undoMs,
        message: (
          <span style={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 12 }}>
            '{name}' is deleted.
            <Button
              size="compact-sm"
              variant="light"
              onClick={() => void undo(id).finally(() => notifications.hide(notice))}
            >
              Undo
            </Button>
          </span>
        ),
      })
    },
    onError: ({ message }) => notifications.show({ color: 'red', message }),
  })
}

async function undo(id: number): Promise<void> {
  try {
    const { data } = await souk.products.restore({ path: { id } })
    notifications.show({ message: `'${data.name}' is back.` })
  } catch (error) {
    notifications.show({ color: 'red', message: (error as Error).message })
  }
  lookAgain()
}
