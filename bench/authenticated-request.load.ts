/** The client of `authenticated-request.ts`, a process of its own: its CPU is not the server's. */
import { Agent, get } from 'node:http'
import process from 'node:process'

export interface Burst {
  url: string
  tokens: string[]
  requests: number
}

const connections = 16
const agent = new Agent({ keepAlive: true, maxSockets: connections })

function request(url: string, token: string): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`))
      response.resume().once('end', resolve)
    }).once('error', reject)
  })
}

process.on('message', async ({ url, tokens, requests }: Burst) => {
  let sent = 0
  const client = async () => {
    while (sent < requests) await request(url, tokens[sent++ % tokens.length] as string)
  }
  const outcome = await Promise.all(Array.from({ length: connections }, client)).then(() => 'done', String)
  process.send?.(outcome)
})
