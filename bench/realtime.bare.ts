/** The limit of realtime.ts: Socket.IO with nothing around it, and PostgreSQL's notices handed on to its sockets. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Client } from 'pg'
import { Server } from 'socket.io'
import { memoryNow } from './realtime.memory.ts'

const http = createServer()
const server = new Server(http, { serveClient: false })
server.on('connection', (socket) => {
  socket.on('subscribe', ({ channel }) => {
    void socket.join(channel)
    socket.emit('subscription_succeeded', channel)
  })
})
const client = new Client({ connectionString: process.argv[2] })
await client.connect()
await client.query('LISTEN bench')
client.on('notification', ({ payload }) => server.to('bare').emit('noticed', payload))
http.listen(0, '127.0.0.1', () =>
  process.send?.({ origin: `http://127.0.0.1:${(http.address() as AddressInfo).port}` }),
)
process.on('message', () => process.send?.({ memory: memoryNow() }))
process.on('disconnect', () => process.exit())
