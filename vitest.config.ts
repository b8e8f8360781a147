import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/services.ts'],
    reporters: ['default', './test/closing-line.ts'],
    // Each file has a database and a Redis prefix of its own; within a file the tests share them in order.
    fileParallelism: true,
    pool: 'forks',
    maxWorkers: 3,
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
})
