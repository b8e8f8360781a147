/** Sentences of the server's that pages show which are translated. */
export const sentences = {
  'The e-mail address or the password is wrong.': 'Die E-Mail-Adresse oder das Passwort ist falsch.',
  'This account is suspended.': 'Dieses Konto ist gesperrt.',
  'The email field must be an e-mail address.': 'Hier fehlt eine gültige E-Mail-Adresse.',
  'The email field is required.': 'Die E-Mail-Adresse fehlt.',
  'The password field is required.': 'Das Passwort fehlt.',

  // Why a listing is not seen or bought
  'The account is suspended, and its shop with it.': 'Das Konto ist gesperrt, und der Shop mit ihm.',
  'The shop is closed: open it.': 'Der Shop ist geschlossen: Öffnen Sie ihn.',
  'The listing is a draft: publish it.': 'Das Angebot ist ein Entwurf: Veröffentlichen Sie es.',
  'It has no product: add one, or put a product into it.':
    'Es hat kein Produkt: Fügen Sie eines hinzu, oder nehmen Sie eines auf.',
  'The shop is paused: it can be seen, and nothing can be ordered.':
    'Der Shop ist pausiert: Er ist zu sehen, aber bestellen lässt sich nichts.',
  'All of its products are sold out.': 'Alle Produkte sind ausverkauft.',

  // What a shop lacks
  'The operator has closed this shop.': 'Der Betreiber hat diesen Shop geschlossen.',
  'Buyers have no address to reach you at: set contact_email.':
    'Käufer haben keine Adresse, unter der sie Sie erreichen: Tragen Sie die Kontaktadresse ein.',
  'Nothing is published yet: publish a listing.': 'Noch ist nichts veröffentlicht: Veröffentlichen Sie ein Angebot.',
  'A published listing has no product, and nobody can buy it.':
    'Ein veröffentlichtes Angebot hat kein Produkt, und niemand kann es kaufen.',
  'Nothing is sent anywhere: add a shipping zone with a rate, or accept the presets.':
    'Nirgendwohin wird versendet: Legen Sie eine Versandzone mit Preis an, oder nehmen Sie die Vorgaben an.',
  'No tax is taken: add the rate of your country, or accept the presets, if you owe any.':
    'Keine Steuer wird erhoben: Tragen Sie den Satz Ihres Landes ein, oder nehmen Sie die Vorgaben an, falls Sie welche schulden.',

  // What a draft lacks before it can be ordered
  'The shop takes no orders at the moment. Your cart is kept.':
    'Der Shop nimmt zurzeit keine Bestellungen an. Der Warenkorb bleibt erhalten.',
  'Tell us the address to write to about the order.': 'Die E-Mail-Adresse für die Bestellung fehlt.',
  'Tell us where to send it.': 'Die Lieferadresse fehlt.',
  'Choose how it is sent.': 'Die Versandart fehlt.',

  // What permissions allow
  'Read the audit log': 'Das Prüfprotokoll lesen',
  'Hand out what is known of a buyer, and erase it': 'Herausgeben und löschen, was über einen Käufer bekannt ist',
  "See the shop's buyers, their orders and what they agreed to":
    'Die Käufer des Shops sehen, ihre Bestellungen und Zustimmungen',
  'Empty the product cache': 'Den Cache der Produkte leeren',
  'Read the mails that the built-in mail server caught': 'Die Mails lesen, die der eingebaute Mailserver auffing',
  'Show products in the shop: listings, categories and pictures':
    'Produkte im Shop zeigen: Angebote, Kategorien und Bilder',
  'Invite people into the shop, say what they may do there, and let them go':
    'Andere in den Shop einladen, ihre Rechte bestimmen und sie entfernen',
  'See exceptions and what is kept, pause and resume the recording':
    'Ausnahmen und Aufbewahrtes sehen, die Aufzeichnung anhalten und fortsetzen',
  "See what was recorded of one's own requests and mails": 'Aufzeichnungen der eigenen Anfragen und Mails sehen',
  'Cancel orders that are not shipped yet': 'Bestellungen stornieren, die noch nicht versendet sind',
  'Place orders': 'Bestellungen aufgeben',
  'Send orders, record their payments and cancel lines of them':
    'Bestellungen versenden, Zahlungen erfassen und Positionen stornieren',
  'Move orders through their statuses': 'Den Status von Bestellungen ändern',
  'Give money back': 'Geld erstatten',
  'See orders': 'Bestellungen sehen',
  'Create products': 'Produkte anlegen',
  'Delete products': 'Produkte löschen',
  'Change products': 'Produkte ändern',
  'See products': 'Produkte sehen',
  'Make promotions and the codes that open them': 'Aktionen und ihre Gutscheincodes anlegen',
  'Retry and drop failed jobs': 'Gescheiterte Mails wiederholen und verwerfen',
  'See the queues and their failed jobs': 'Die Warteschlangen und gescheiterten Mails sehen',
  'Make, change and delete roles, and give what one does not hold oneself':
    'Rollen anlegen, ändern und löschen, und geben, was man selbst nicht hat',
  'See roles and permissions': 'Rollen und Berechtigungen sehen',
  'Open the shop, close it and change what it says of itself':
    'Den Shop öffnen, schließen und ändern, was er über sich sagt',
  "Act on every user's products and orders, not only on one's own":
    'Mit Produkten und Bestellungen aller arbeiten, nicht nur den eigenen',
  'Import products and listings, and export what the shop holds':
    'Produkte und Angebote importieren, und exportieren, was der Shop enthält',
  'Give users roles and permissions, of those one holds oneself':
    'Benutzern Rollen und Berechtigungen geben, die man selbst hat',
  'Suspend users and reinstate them': 'Benutzer sperren und die Sperre aufheben',
  'See every user, with roles and permissions': 'Alle Benutzer sehen, mit Rollen und Berechtigungen',
  "Have events sent to addresses of one's own": 'Ereignisse an eigene Adressen senden lassen',
} as const
