export const newOrder = {
  'For a buyer on the phone: a draft, and a link by which they pay.':
    'Für Käufer am Telefon: ein Entwurf und ein Link, über den sie zahlen.',
  'Of which shop': 'Für welchen Shop',
  'Choose whose shop the order is of: then you choose its products.':
    'Wählen Sie, für wessen Shop die Bestellung ist: dann wählen Sie seine Produkte.',
  'What is ordered': 'Was bestellt wird',
  'For whom': 'Für wen',
  'Make the draft': 'Entwurf anlegen',
  'It orders nothing yet: you get a link for the buyer.':
    'Damit ist noch nichts bestellt: Sie erhalten einen Link für den Käufer.',
  'What a published listing shows can be ordered.': 'Bestellt werden kann, was ein veröffentlichtes Angebot zeigt.',
  'No product is called so.': 'So heißt kein Produkt.',
  'Quantity of {name}': 'Menge von {name}',
  'Take out {name}': '{name} entfernen',
  'Street and number': 'Straße und Hausnummer',
  'Further line': 'Adresszusatz',
  'Postal code': 'Postleitzahl',
  City: 'Ort',
  Region: 'Region',
  Country: 'Land',
  Phone: 'Telefon',
  Discount: 'Rabatt',
  Totals: 'Summen',
  'The link for the buyer': 'Der Link für den Käufer',
  'What is in it': 'Inhalt',
  'Order it for them': 'Für den Käufer bestellen',
  'Whoever has it sees the order, fills in what is missing, and pays. It ends thirty days after the last change.':
    'Wer ihn hat, sieht die Bestellung, ergänzt, was fehlt, und zahlt. Er endet dreißig Tage nach der letzten Änderung.',
  'Copy the link': 'Link kopieren',
  'Write a mail': 'Mail schreiben',
  'See what the buyer sees': 'Sehen, was der Käufer sieht',
  'How it is sent': 'Versandart',
  'The buyer chooses': 'Der Käufer wählt',
  'Order #{number} is placed.': 'Bestellung Nr. {number} ist aufgegeben.',
  'The shop is paid at once only: send the link.': 'Der Shop nimmt nur Sofortzahlung an: Senden Sie den Link.',
  'Something is missing; the buyer can fill it in by the link.':
    'Es fehlt noch etwas; der Käufer kann es über den Link ergänzen.',
  'Place the order': 'Bestellung aufgeben',
  'Place the order for {email}?': 'Bestellung für {email} aufgeben?',
  'Place it': 'Aufgeben',
  'They are told by mail, and owe {amount} {currency} by "{name}".':
    'Der Käufer erhält eine Mail und schuldet {amount} {currency} per „{name}“.',
} as const
