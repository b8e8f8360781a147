export const members = {
  'Who works in this shop, each with an account of their own.': 'Wer in diesem Shop arbeitet, jeder mit eigenem Konto.',
  'Invite somebody': 'Jemanden einladen',
  Invite: 'Einladen',
  'A mail to {email} is on its way.': 'Eine Mail an {email} ist unterwegs.',
  'E-mail address': 'E-Mail-Adresse',
  'Whoever reads its mail may join, with an account of that address.':
    'Wer die Mails dieser Adresse liest, kann beitreten, mit einem Konto dieser Adresse.',
  Member: 'Mitglied',
  'Keeps the shop': 'Führt den Shop',
  'Role of {name}': 'Rolle von {name}',
  'Let go': 'Entfernen',
  'Let go {name}?': '{name} entfernen?',
  '{name} works here no more.': '{name} arbeitet hier nicht mehr.',
  'What they have open in the shop ends at once, with their tokens for it. What they did stays under their name.':
    'Offene Sitzungen im Shop enden sofort, samt den Token dafür. Was getan wurde, bleibt unter diesem Namen.',
  'Take back': 'Zurückziehen',
  'the invitation of {email}': 'Einladung von {email}',
  'Take back the invitation of {email}?': 'Einladung von {email} zurückziehen?',
  'The invitation is worth nothing any more.': 'Die Einladung gilt nicht mehr.',
  'The mail has gone out. What it leads to opens nothing from here on.':
    'Die Mail ist schon versendet. Ihr Link öffnet ab jetzt nichts mehr.',
  'Nobody works here.': 'Hier arbeitet niemand.',
  Invited: 'Eingeladen',
  Invitations: 'Einladungen',
  'Nobody is invited at the moment.': 'Zurzeit ist niemand eingeladen.',
  'You are signed in as {email}.': 'Sie sind angemeldet als {email}.',
  'Open this page by the address in the mail that invited you.':
    'Öffnen Sie diese Seite über die Adresse in Ihrer Einladungsmail.',
  "You are invited to work in a shop of somebody else's. It takes the account of the address that was invited.":
    'Sie sind eingeladen, in einem fremden Shop mitzuarbeiten. Dazu braucht es das Konto der eingeladenen Adresse.',
  'Join the shop': 'Dem Shop beitreten',
} as const
