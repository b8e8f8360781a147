export const signingIn = {
  'Sign in to your stall': 'Anmelden an Ihrem Stand',
  'Open an account': 'Konto eröffnen',
  'Forgot the password?': 'Passwort vergessen?',
  'API reference': 'API-Referenz',
  'Accounts of the demo': 'Konten der Demo',
  'This is a demo. Fill in an account of it:': 'Dies ist eine Demo. Eines ihrer Konten eintragen:',
  'Sign in': 'Anmelden',
  Email: 'E-Mail-Adresse',
  Password: 'Passwort',
  'Show what is typed': 'Zeigen, was eingegeben ist',
  'Your session has ended': 'Ihre Sitzung ist beendet',
  'Sign in again to go on, {name}. What you typed is still there, and what you were about to do is done then. For anybody else the page starts anew.':
    'Melden Sie sich wieder an, um fortzufahren, {name}. Was Sie eingegeben haben, ist noch da, und was Sie tun wollten, geschieht dann. Für alle anderen beginnt die Seite von vorn.',

  // Pages that a mail leads to
  'Choose a new password': 'Neues Passwort wählen',
  'If there is an account for this address, a mail is on its way. It names a page where you choose a new password, within an hour.':
    'Gibt es zu dieser Adresse ein Konto, ist eine Mail unterwegs. Sie nennt eine Seite, auf der Sie binnen einer Stunde ein neues Passwort wählen.',
  'Send the mail': 'Mail senden',
  'Have another mail sent': 'Noch eine Mail senden lassen',
  'It is your password now, and everybody who was signed in is signed out.':
    'Es ist jetzt Ihr Passwort, und wer angemeldet war, ist abgemeldet.',
  'Choose it': 'Übernehmen',
  'Sign in instead': 'Stattdessen anmelden',
  'Open the account': 'Konto eröffnen',
  'Signed out.': 'Abgemeldet.',
  'Is this your address?': 'Ist das Ihre Adresse?',
  'Thank you, the address is confirmed.': 'Danke, die Adresse ist bestätigt.',
  'Go to the dashboard': 'Zum Dashboard',
  'The account that the mail speaks of was given your address.':
    'Das Konto, von dem die Mail spricht, hat Ihre Adresse erhalten.',
  'Yes, it is mine': 'Ja, es ist meine',
} as const
