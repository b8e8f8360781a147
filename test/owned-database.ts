import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'

/** An empty database whose owner is no superuser and has roles of its own. */
export async function ownedDatabase(): Promise<string> {
  const name = `owner_${randomUUID().slice(0, 8)}`
  const url = new URL(inject('postgresUrl'))
  await asSuperuser(url.href, async (superuser) => {
    await superuser.query(`CREATE ROLE ${name} LOGIN CREATEROLE PASSWORD 'p%40ss'`)
    await superuser.query(`CREATE DATABASE ${name} OWNER ${name}`)
  })
  url.username = name
  url.password = encodeURIComponent('p%40ss')
  url.pathname = name
  return url.href
}

/** Looks underneath, where no row security hides anything. */
export async function asSuperuser<T>(databaseUrl: string, work: (superuser: Client) => Promise<T>): Promise<T> {
  const url = new URL(inject('postgresUrl'))
  url.pathname = new URL(databaseUrl).pathname
  const superuser = new Client({ connectionString: url.href })
  await superuser.connect()
  try {
    return await work(superuser)
  } finally {
    await superuser.end()
  }
}
