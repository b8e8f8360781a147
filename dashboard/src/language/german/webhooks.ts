export const webhooks = {
  'Events of the shop, sent to servers of your own and signed.':
    'Ereignisse des Shops, signiert an Ihre eigenen Server gesendet.',
  'Webhook endpoints': 'Webhook-Endpunkte',
  'Webhook endpoint': 'Webhook-Endpunkt',
  Events: 'Ereignisse',
  'No endpoint matches.': 'Kein Endpunkt passt.',
  'There is no webhook endpoint yet.': 'Noch kein Webhook-Endpunkt.',
  'An endpoint is an address of your own, to which events of the shop are sent as they happen.':
    'Ein Endpunkt ist eine eigene Adresse, an die Ereignisse des Shops gesendet werden, sobald sie geschehen.',
  'New endpoint': 'Neuer Endpunkt',
  'The signing secret': 'Der Schlüssel der Signatur',
  'Names, or patterns such as order.*, separated by commas. * is everything.':
    'Namen oder Muster wie order.*, durch Kommas getrennt. * ist alles.',
  'Create endpoint': 'Endpunkt anlegen',
  Failing: 'Gestört',
  'Tried again later': 'Wird später noch einmal versucht',
  Event: 'Ereignis',
  Answer: 'Antwort',
  Planned: 'Geplant für',
  Again: 'Noch einmal',
  'Nothing was sent yet.': 'Noch nichts gesendet.',
  'Failing since': 'Gestört seit',
  'The secret before signs until': 'Der vorige Schlüssel gilt bis',
  'A test is on its way.': 'Ein Test ist unterwegs.',
  'The endpoint is deleted.': 'Der Endpunkt ist gelöscht.',
  'Send a test': 'Test senden',
  Resume: 'Fortsetzen',
  'New secret': 'Neuer Schlüssel',
  'Make a new secret?': 'Neuen Schlüssel erstellen?',
  'Make one': 'Erstellen',
  'For 24 hours the one before it signs, too. Put the new one into your server in that time.':
    '24 Stunden lang signiert auch der vorige. Hinterlegen Sie in dieser Zeit den neuen auf Ihrem Server.',
  'Delete this endpoint?': 'Diesen Endpunkt löschen?',
  'Nothing is sent there any more, and what was sent is forgotten.':
    'Dorthin wird nichts mehr gesendet, und was gesendet wurde, ist vergessen.',
} as const
