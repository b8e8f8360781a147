export const promotions = {
  // The list
  Promotion: 'Aktion',
  'New promotion': 'Neue Aktion',
  'Search promotions': 'Aktionen suchen',
  'Search by name or code': 'Nach Name oder Code suchen',
  'Any kind': 'Jede Art',
  'Most used': 'Am meisten eingelöst',
  'No promotion matches.': 'Keine Aktion passt.',
  'There is no promotion yet.': 'Noch keine Aktion.',
  'A promotion takes a percentage, an amount or the shipping off orders: for everybody, or for who enters its code.':
    'Eine Aktion zieht von Bestellungen Prozente, einen Betrag oder den Versand ab: für alle, oder für alle mit Gutscheincode.',
  'Used up': 'Aufgebraucht',
  Disabled: 'Deaktiviert',
  Used: 'Eingelöst',
  'Given so far': 'Bisher gewährt',

  // One
  Code: 'Gutscheincode',
  'For everybody': 'Für alle',
  'Whoever enters it gets it; its case does not matter.':
    'Wer ihn eingibt, erhält den Nachlass; Groß- und Kleinschreibung sind egal.',
  'What buyers read beside the discount.': 'Was Käufer neben dem Rabatt lesen.',
  'Takes off': 'Nachlass',
  Percentage: 'Prozentsatz',
  'Free shipping': 'Gratisversand',
  Percent: 'Prozent',
  'May be combined': 'Kombinierbar',
  'With others that may be. Else buyers get whatever is best for them.':
    'Mit anderen, die es auch sind. Sonst erhalten Käufer, was für sie am besten ist.',
  Enabled: 'Aktiviert',
  'The amount is off each unit of them.': 'Der Betrag gilt für jedes Stück davon.',
  'No listing is called so.': 'So heißt kein Angebot.',
  'Listing {id}': 'Angebot {id}',
  'Minimum total': 'Mindestbestellwert',
  'What the items must come to, before any discount.': 'Was die Artikel ergeben müssen, vor jedem Rabatt.',
  'No minimum': 'Keiner',
  Begins: 'Beginnt',
  'Uses in all': 'Einlösungen insgesamt',
  'Uses per buyer': 'Einlösungen je Käufer',
  'No limit': 'Unbegrenzt',
  'Create promotion': 'Aktion anlegen',
  'What was ordered keeps what it got. Carts with its code cannot be ordered until it is taken out.':
    'Was bestellt ist, behält den Nachlass. Warenkörbe mit dem Code lassen sich erst bestellen, wenn er entfernt ist.',
  'What would it have cost?': 'Was hätte sie gekostet?',
  'There were no orders in the last 30 days to tell it by.':
    'In den letzten 30 Tagen gab es keine Bestellungen, an denen es sich sagen ließe.',
  'At most {discount}, on {orders} of {seen} orders of the last 30 days: had it been the only one, and known to all.':
    'Höchstens {discount}, bei {orders} von {seen} Bestellungen der letzten 30 Tage: als einzige Aktion und wenn alle sie gekannt hätten.',
  'At most {discount}, on {orders} of {seen} newest orders of the last 30 days: had it been the only one, and known to all.':
    'Höchstens {discount}, bei {orders} der {seen} neuesten Bestellungen der letzten 30 Tage: als einzige Aktion und wenn alle sie gekannt hätten.',
} as const
