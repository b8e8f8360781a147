import type { paying as english } from './en-paying.ts'

/** Was gesagt wird, solange eine Zahlung läuft. */
export const paying: typeof english = {
  payBy: (name) => `Sie bezahlen mit: ${name}`,
  scenario: 'Was die Testzahlung vorführt',
  scenarios: {
    pays: 'Sie wird bezahlt',
    declines: 'Sie wird abgelehnt',
    late: 'Sie wird zu spät bezahlt',
    twice: 'Sie wird zweimal gemeldet',
    wrong_amount: 'Es wird zu wenig bezahlt',
    silent: 'Sie wird nie gemeldet',
  },
  leavingTitle: 'Weiter zur Zahlung',
  leaving: 'Sie bezahlen auf der Seite des Zahlungsanbieters und kommen danach hierher zurück.',
  leave: 'Zur Zahlungsseite',
  waitingTitle: 'Ihre Zahlung läuft',
  waiting: 'Sobald sie da ist, steht hier Ihre Bestellung. Diese Seite sieht von selbst nach; Sie müssen nichts tun.',
  kept: 'Bis dahin sind Ihre Artikel für Sie zurückgelegt.',
  giveUp: 'Abbrechen und anders bezahlen',
  cannotGiveUp:
    'Der Zahlungsanbieter antwortet gerade nicht. Nichts wird doppelt bezahlt; bitte versuchen Sie es gleich noch einmal.',
  reviewTitle: 'Der Laden prüft Ihre Zahlung',
  review: (email) =>
    `Es kam etwas anderes an als verlangt. Der Laden prüft es und schreibt an ${email}: Sie erhalten Ihre Bestellung oder Ihr Geld zurück. Nichts geht verloren.`,
  newCart: 'Neuen Warenkorb beginnen',
  paymentFailed: (reason) =>
    `${reason} Ihr Warenkorb ist, wie er war: Versuchen Sie es noch einmal oder bezahlen Sie anders.`,
  noReason: 'Die Zahlung hat nicht geklappt.',
  failures: {
    'The card was declined.': 'Die Karte wurde abgelehnt.',
    'Your card was declined.': 'Ihre Karte wurde abgelehnt.',
  },
  paymentEnded: 'Diese Zahlung ist beendet. Bitte wählen Sie neu, wie Sie bezahlen möchten.',
  paymentReturned: 'Ihre Zahlung kam zu spät für diese Bestellung. Das Geld ist auf dem Weg zurück zu Ihnen.',
}
