/** `npm run fuzz -- 20000 7`: so many requests made from the contract, with that seed, against a server of its own. */
import { spawn } from 'node:child_process'

const [, , requests = '20000', seed = String(Date.now() % 1_000_000)] = process.argv
const env = { ...process.env, FUZZ_REQUESTS: requests, FUZZ_SEED: seed }
const run = spawn('npx', ['vitest', 'run', 'test/fuzz'], { env, stdio: 'inherit' })
run.on('exit', (code) => {
  process.exitCode = code ?? 1
})
