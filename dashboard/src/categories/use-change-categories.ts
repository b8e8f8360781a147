import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { say } from '../language/say.ts'
import { queries, souk } from '../souk.ts'
import { type Branch, type Category, lookAgain } from './categories.queries.ts'

interface Reordering {
  /** Those of one parent, in their order. */
  branches: readonly Branch[]
  from: number
  to: number
}

/** Shows the new order at once; who moves by keyboard goes on with the same category. */
export function useReorder() {
  return useMutation({
    mutationFn: async (wanted: Reordering) => {
      for (const { id, position } of positionsAfter(wanted))
        await souk.categories.update({ path: { id }, body: { position } })
    },
    onMutate: (wanted) => {
      const positions = new Map(positionsAfter(wanted).map(({ id, position }) => [id, position]))
      queries.setQueriesData<Category[]>({ queryKey: ['categories'] }, (all) =>
        all?.map((category) => ({ ...category, position: positions.get(category.id) ?? category.position })),
      )
      const pressed = document.activeElement?.id
      // The row has gone to another place, and the focus with it once the page is drawn.
      requestAnimationFrame(() => pressed && document.getElementById(pressed)?.focus())
    },
    onError: (error) => tellRefusal(error),
    onSettled: lookAgain,
  })
}

/** The positions that change: all of them count from 0 on afterwards. */
function positionsAfter({ branches, from, to }: Reordering): { id: number; position: number }[] {
  const order = [...branches]
  order.splice(to, 0, ...order.splice(from, 1))
  return order.flatMap(({ id, position }, at) => (position === at ? [] : [{ id, position: at }]))
}

export function useDeleteCategory() {
  return useMutation({
    mutationFn: ({ id }: Branch) => souk.categories.delete({ path: { id } }),
    onSuccess: (_nothing, { name }) => notifications.show({ message: say("'{name}' is deleted.", { name }) }),
    onError: (error) => tellRefusal(error),
    onSettled: lookAgain,
  })
}
