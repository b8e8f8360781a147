// For the image: exits with 0 while this process answers. A worker answers at HEALTH_PORT.
const { HEALTH_PORT, PORT = '3000' } = process.env
const url = `http://127.0.0.1:${HEALTH_PORT || PORT}/health/live`
const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined)
process.exit(answer?.ok ? 0 : 1)
