import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { accessFaults } from '#test/faults/access.faults.ts'
import { dataFaults } from '#test/faults/data.faults.ts'
import type { Fault } from '#test/faults/fault.ts'
import { operationFaults } from '#test/faults/operation.faults.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const notCopied = new Set(['node_modules', '.git', '.data', 'screenshots'])
/** A busy machine is no fault. */
const oneByOne = ['--no-file-parallelism', '--retry=2']
const say = (line: string) => void process.stdout.write(`${line}\n`)

/**
 * Plants each of the kept faults in a copy of the tree and runs the test that must fail of it. Answers how many lived. With `wanted` only
 * those whose words hold that text.
 */
export function plantFaults(wanted = ''): number {
  const faults = [...accessFaults, ...dataFaults, ...operationFaults].filter(({ what }) => what.includes(wanted))
  const copy = copyOfTree()
  try {
    const tests = [...new Set(faults.map(({ test }) => test))]
    const named = faults.map((fault) => literally(fault.named))
    say(`Without a fault: the tests of ${tests.length} files ...`)
    const healthy = runTests(copy, tests, `(${named.join('|')})`, oneByOne)
    if (healthy.failed > 0 || healthy.passed === 0) throw new Error(`They fail without any fault:\n${healthy.output}`)
    const living = faults.filter((fault) => lives(copy, fault))
    say(`${faults.length} faults planted, ${living.length} lived.`)
    return living.length
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Nothing is ever planted where somebody works. */
function copyOfTree(): string {
  const copy = mkdtempSync(join(tmpdir(), 'souk-faults-'))
  cpSync(root, copy, {
    recursive: true,
    filter: (file) =>
      !relative(root, file)
        .split(sep)
        .some((name) => notCopied.has(name)),
  })
  for (const modules of ['node_modules', 'client/node_modules', 'dashboard/node_modules']) {
    if (existsSync(join(root, modules))) symlinkSync(join(root, modules), join(copy, modules))
  }
  return copy
}

function lives(copy: string, fault: Fault): boolean {
  const file = join(copy, fault.file)
  const before = readFileSync(file, 'utf8')
  if (before.split(fault.text).length !== 2)
    throw new Error(`'${fault.what}' no longer fits ${fault.file}: mend the fault.`)
  writeFileSync(
    file,
    before.replace(fault.text, () => fault.instead),
  )
  try {
    const { passed, failed, output } = runTests(copy, [fault.test], literally(fault.named))
    // Only a test that failed has seen it: what does not even start, or is not there any more, proves nothing.
    if (passed + failed === 0) throw new Error(`'${fault.what}' keeps its test from running:\n${output}`)
    say(`${failed === 0 ? 'LIVED ' : 'caught'}  ${fault.what}`)
    return failed === 0
  } finally {
    writeFileSync(file, before)
  }
}

interface Report {
  numPassedTests: number
  numFailedTests: number
  testResults: { assertionResults: { status: string; fullName: string }[] }[]
}

interface Outcome {
  passed: number
  failed: number
  /** Which failed, and the end of what the run printed. */
  output: string
}

function runTests(copy: string, tests: readonly string[], named: string, options: readonly string[] = []): Outcome {
  const report = join(copy, 'outcome.json')
  rmSync(report, { force: true })
  const args = ['run', ...tests, '-t', named, ...options, '--reporter=json', `--outputFile=${report}`]
  const { stdout, stderr } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  const output = `${stdout}${stderr}`.slice(-4_000)
  if (!existsSync(report)) return { passed: 0, failed: 0, output }
  const {
    numPassedTests: passed,
    numFailedTests: failed,
    testResults,
  } = JSON.parse(readFileSync(report, 'utf8')) as Report
  const names = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  )
  return { passed, failed, output: [...names, output].join('\n') }
}
