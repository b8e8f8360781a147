export const categories = {
  'Where visitors find listings, four deep at most': 'Wo Besucher Angebote finden, höchstens vier Ebenen tief',
  'New category': 'Neue Kategorie',
  'There is no category yet.': 'Noch keine Kategorie.',
  'A shop of a few listings needs none. In a larger one they are what visitors find their way by.':
    'Ein Shop mit wenigen Angeboten braucht keine. In einem größeren finden sich Besucher mit ihnen zurecht.',
  'Move {name} up': '{name} nach oben',
  'Move {name} down': '{name} nach unten',
  'Change the category {name}': 'Kategorie {name} ändern',
  'Rename or move': 'Umbenennen oder verschieben',
  'Add one inside': 'Unterkategorie anlegen',
  "Delete the category '{name}'?": 'Kategorie „{name}“ löschen?',
  'Its listings stay, and are found there no more.': 'Die Angebote bleiben, sind dort aber nicht mehr zu finden.',
  'Change the category': 'Kategorie ändern',
  'Lies in': 'Liegt in',
  'The first row': 'Oberste Ebene',
  'Made of the name where you leave it empty.': 'Bleibt sie leer, entsteht sie aus dem Namen.',
  'Create category': 'Kategorie anlegen',
} as const
