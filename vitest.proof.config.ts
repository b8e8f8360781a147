import { defineConfig } from 'vitest/config'

/** What needs more than npm: the tenancy proofs through a transaction pooler; and what takes long, such as a thousand sequences of payments. */
export default defineConfig({
  test: {
    include: ['test/proof/*.proof.ts', 'test/tenant-isolation.test.ts'],
    globalSetup: ['test/services.ts', 'test/proof/pgbouncer.ts'],
    setupFiles: ['test/closing.ts'],
    reporters: ['default', './test/closing-line.ts'],
    fileParallelism: false,
    pool: 'forks',
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
})
