import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// Most processes of a run read the same packages, so that one compiles them and the others take what it made.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url))

// Each file has a database and a Redis prefix of its own; within a file the tests share them in order.
const everywhere = {
  pool: 'forks',
  maxWorkers: 3,
  setupFiles: 'test/closing.ts',
  testTimeout: 90_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 15_000 } },
} as const

// What a test says that takes services away, or that changes the process it runs in.
const wantsOwnProcess =
  /\b(startEmbedded\w*|startRedisProcess|spawnSouk|startBeside|lineTo|forgetfulLine|ownedDatabase|buildApp|Fastify)\(|\b(process|vi)\.|\bglobalThis\b/

const shared = readdirSync(new URL('test', import.meta.url))
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => `test/${name}`)
  .filter((path) => !wantsOwnProcess.test(readFileSync(new URL(path, import.meta.url), 'utf8')))

export default defineConfig({
  test: {
    globalSetup: ['test/services.ts'],
    reporters: ['default', './test/closing-line.ts'],
    projects: [
      // What may take services away, or look at the process itself: each file has a process of its own.
      {
        test: {
          ...everywhere,
          name: 'apart',
          include: ['src/*.test.ts', 'src/platform/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: shared,
        },
      },
      // What only speaks to its Souk shares processes: to read all modules takes longer than most of these files.
      {
        test: { ...everywhere, name: 'together', isolate: false, include: ['src/modules/**/*.test.ts', ...shared] },
      },
    ],
  },
})
