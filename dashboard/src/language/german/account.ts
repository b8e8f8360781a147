/** One's own account, its tokens, and why something was denied. */
export const account = {
  'no role': 'keine Rolle',
  Profile: 'Profil',
  'E-mail': 'E-Mail',
  'Confirmed {time}.': 'Bestätigt am {time}.',
  'Not confirmed yet.': 'Noch nicht bestätigt.',
  'Send the mail again': 'Mail noch einmal senden',
  'Current password': 'Jetziges Passwort',
  'New password': 'Neues Passwort',
  'At least 8 characters. All your other tokens and browsers are signed out.':
    'Mindestens 8 Zeichen. Alle anderen Token und Browser werden abgemeldet.',
  'Change password': 'Passwort ändern',
  'Saved. A mail to the new address asks you to confirm it.':
    'Gespeichert. Eine Mail an die neue Adresse bittet um Bestätigung.',
  'A new address takes it: whoever reads its mail can take the account.':
    'Für eine neue Adresse nötig: Wer ihre Mails liest, kann das Konto übernehmen.',

  // Tokens
  'What programs and browsers use in your name. Revoke what you do not know.':
    'Was Programme und Browser in Ihrem Namen benutzen. Widerrufen Sie, was Sie nicht kennen.',
  Token: 'Token',
  'New token': 'Neues Token',
  "Token '{name}'": 'Token „{name}“',
  'May do': 'Darf',
  'Last used': 'Zuletzt benutzt',
  'There is no token.': 'Kein Token.',
  'This browser': 'Dieser Browser',
  'All that you may': 'Alles, was Sie dürfen',
  'from {address}': 'von {address}',
  'In a week': 'In einer Woche',
  'In 30 days': 'In 30 Tagen',
  'In 90 days': 'In 90 Tagen',
  'In a year': 'In einem Jahr',
  'What it is for, so that you know it again.': 'Wofür es ist, damit Sie es wiedererkennen.',
  'Till at the door': 'Kasse am Eingang',
  'All that I may, now and later': 'Alles, was ich darf, jetzt und später',
  'Only what I choose': 'Nur, was ich auswähle',
  Abilities: 'Befugnisse',
  'Choose some': 'Bitte auswählen',
  "Asked for because the token outlives this browser's session.":
    'Nötig, weil das Token die Sitzung dieses Browsers überdauert.',
  'Create token': 'Token erstellen',
  Revoke: 'Widerrufen',
  "Revoke '{name}'?": '„{name}“ widerrufen?',
  "'{name}' is revoked: it opens nothing any more.": '„{name}“ ist widerrufen: Es öffnet nichts mehr.',
  'Not revoked': 'Nicht widerrufen',
  'What uses it is signed out at once, for good.': 'Was es benutzt, wird sofort und endgültig abgemeldet.',
  'Copy it now: it is shown this once, and kept nowhere as it is.':
    'Kopieren Sie es jetzt: Es wird nur dieses eine Mal gezeigt und nirgends so aufbewahrt.',
  Done: 'Fertig',
  'Revoke all and sign out': 'Alle widerrufen und abmelden',
  'Revoke every token?': 'Alle Token widerrufen?',
  'Revoke all': 'Alle widerrufen',
  'Every program and browser that uses your account is signed out at once, this one too.':
    'Jedes Programm und jeder Browser mit Ihrem Konto wird sofort abgemeldet, auch dieser.',
  '* (everything)': '* (alles)',
  '{pattern} (all of them)': '{pattern} (alle davon)',
  'There is no such permission.': 'Diese Berechtigung gibt es nicht.',

  // Why something was denied
  'Choose what was to be done: you are told which role, direct permission or token decides, and how.':
    'Wählen Sie, was getan werden sollte: Sie erfahren, welche Rolle, Berechtigung oder welches Token entscheidet, und wie.',
  'Choose a permission to see which rule decides about it.':
    'Wählen Sie eine Berechtigung, um zu sehen, welche Regel über sie entscheidet.',
  Permission: 'Berechtigung',
  'Which permission?': 'Welche Berechtigung?',
  Explanation: 'Erklärung',
  Allowed: 'Erlaubt',
  Denied: 'Abgelehnt',
  'Allowed:': 'Erlaubt:',
  'Denied:': 'Abgelehnt:',
  "The role '{name}'": 'Die Rolle „{name}“',
  "holds '{holds}'": 'hat „{holds}“',
  'None of the roles holds it.': 'Keine der Rollen hat sie.',
  'Direct permissions': 'Direkte Berechtigungen',
  'It was not given directly.': 'Sie wurde nicht direkt vergeben.',
  "hold '{direct}'": 'enthalten „{direct}“',
  "The token of this browser's session": 'Das Token dieser Browsersitzung',
  'covers it: its abilities are {abilities}': 'deckt sie ab: Seine Befugnisse sind {abilities}',
  'does not cover it: its abilities are {abilities}': 'deckt sie nicht ab: Seine Befugnisse sind {abilities}',
  none: 'keine',
  nothing: 'nichts',
} as const
