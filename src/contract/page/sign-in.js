// Signs the page in with a token of its own, so that the calls tried on it are the visitor's. It runs before Swagger UI
// starts, and keeps the instance that Swagger UI makes of itself.
// The token is held in memory alone: what earlier versions kept for every later visitor goes.
localStorage.removeItem('authorized')
const start = window.SwaggerUIBundle
let page
window.SwaggerUIBundle = Object.assign((config) => {
  page = start(config)
  return page
}, start)

const bar = document.createElement('header')
bar.className = 'souk-bar'
bar.innerHTML = `
  <strong>Souk API</strong>
  <nav><a href="/docs/guides/first-order">Guides</a></nav>
  <form>
    <input name="email" type="email" aria-label="Email" placeholder="Email" autocomplete="username" required>
    <input name="password" type="password" aria-label="Password" placeholder="Password" autocomplete="current-password" required>
    <button>Sign in</button>
    <output></output>
  </form>`
document.body.prepend(bar)

const form = bar.querySelector('form')
const said = bar.querySelector('output')
form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const { email, password } = Object.fromEntries(new FormData(form))
  const expires = new Date(Date.now() + 12 * 60 * 60 * 1000).toISOString()
  const response = await fetch('/api/v1/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password, device_name: 'documentation page', expires_at: expires }),
  })
  const { data, message } = await response.json()
  if (!response.ok) {
    said.textContent = message
    return
  }
  page.preauthorizeApiKey('token', data.token)
  form.reset()
  said.textContent = `Signed in as ${data.user.name}: Try it out.`
})
