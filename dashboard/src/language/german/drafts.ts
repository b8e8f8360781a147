export const drafts = {
  'Orders that you put together for somebody, and what became of them':
    'Bestellungen, die Sie für jemanden zusammenstellen, und was daraus wurde',
  For: 'Für',
  'Being paid': 'Wird bezahlt',
  Ordered: 'Bestellt',
  Expired: 'Abgelaufen',
  Worth: 'Wert',
  Link: 'Link',
  'the link': 'Link',
  'No draft matches.': 'Kein Entwurf passt.',
  'There is no draft yet.': 'Noch kein Entwurf.',
  'A draft is an order that you put together for somebody, with a link by which they pay.':
    'Ein Entwurf ist eine Bestellung, die Sie für jemanden zusammenstellen, mit einem Link, über den bezahlt wird.',
  '{named} and {count} more': '{named} und {count} weitere',

  // One draft
  'Draft {id}': 'Entwurf {id}',
  'Made {time}': 'Angelegt am {time}',
  'Ends {time}': 'Endet am {time}',
  'Its link was told once, when it was made.': 'Der Link wurde nur einmal genannt, als der Entwurf angelegt wurde.',
  'Delete the draft?': 'Den Entwurf löschen?',
  'Delete it': 'Löschen',
  'Its link leads nowhere any more.': 'Der Link führt dann nirgendwohin mehr.',
} as const
