// Searches, opens and tries operations, and signs in with a token of its own, so that the calls tried here are the visitor's.
// The token is held in memory alone: what earlier versions kept for every later visitor goes.
localStorage.removeItem('authorized')
let token

const signIn = document.querySelector('.souk-bar form')
signIn?.addEventListener('submit', async (event) => {
  event.preventDefault()
  const said = signIn.querySelector('output')
  const { email, password } = Object.fromEntries(new FormData(signIn))
  const expires = new Date(Date.now() + 12 * 60 * 60 * 1000).toISOString()
  const response = await fetch('/api/v1/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password, device_name: 'documentation page', expires_at: expires }),
  })
  const { data, message } = await response.json()
  if (response.ok) {
    token = data.token
    signIn.reset()
  }
  said.textContent = response.ok ? `Signed in as ${data.user.name}.` : message
})

// Search ------------------------------------------------------------------------------------------------------------------

const field = document.querySelector('#search')
const lines = [...document.querySelectorAll('section > details')]
field?.addEventListener('input', () => {
  const words = field.value.toLowerCase().split(/\s+/)
  for (const line of lines) {
    const text = `${line.id} ${line.querySelector('summary').textContent}`.toLowerCase()
    line.hidden = !words.every((word) => text.includes(word))
  }
  for (const section of document.querySelectorAll('section'))
    section.hidden = !section.querySelector('details:not([hidden])')
  const found = lines.filter(({ hidden }) => !hidden).length
  document.querySelector('.search output').textContent = `${found} of ${lines.length}`
})
addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.target.closest('input, textarea')) return
  event.preventDefault()
  field?.focus()
})

// One operation -----------------------------------------------------------------------------------------------------------

async function fill(line) {
  const link = line.querySelector(':scope > p > a')
  if (!line.open || link === null) return
  const page = new DOMParser().parseFromString(await (await fetch(link.href)).text(), 'text/html')
  link.parentElement.replaceWith(page.querySelector('article'))
}
for (const line of lines) line.addEventListener('toggle', () => fill(line))

function openNamed() {
  const line = lines.find(({ id }) => id === decodeURIComponent(location.hash.slice(1)))
  if (line === undefined) return
  line.open = true
  line.scrollIntoView()
}
addEventListener('hashchange', openNamed)
openNamed()

// Trying it ---------------------------------------------------------------------------------------------------------------

function requestOf(form) {
  const url = new URL(form.dataset.path, location.origin)
  const headers = { ...(token && { authorization: `Bearer ${token}` }) }
  let body
  for (const [name, value] of new FormData(form)) {
    const [place, key] = name.split(/:(.*)/)
    if (name === 'body') {
      body = value
      headers['content-type'] = 'application/json'
    } else if (value === '') continue
    else if (place === 'path') url.pathname = url.pathname.replace(encodeURI(`{${key}}`), encodeURIComponent(value))
    else if (place === 'query') url.searchParams.append(key, value)
    else headers[key] = value
  }
  return new Request(url, { method: form.dataset.method, headers, body })
}

document.addEventListener('submit', async (event) => {
  const form = event.target
  if (!form.matches('.try')) return
  event.preventDefault()
  const [said, shown] = [form.querySelector('output'), form.querySelector('pre')]
  try {
    const response = await fetch(requestOf(form))
    const text = await response.text()
    said.textContent = `${response.status} ${response.statusText}`
    shown.textContent = text.startsWith('{') ? JSON.stringify(JSON.parse(text), null, 2) : text
  } catch (error) {
    said.textContent = error.message
    shown.textContent = ''
  }
  shown.hidden = shown.textContent === ''
})
