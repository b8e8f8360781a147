import type { Reporter, TestModule } from 'vitest/node'

/** Ends the run with one line that people and scripts can read: how many tests passed and how many did not. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const passed = tests.filter((test) => test.result().state === 'passed').length
    // A file that broke outside its tests, and an error that nobody caught, are failures too.
    const broken = modules.filter((module) => module.errors().length > 0).length + unhandledErrors.length
    process.stdout.write(`\n${passed} passed, ${tests.length - passed + broken} failed\n`)
  }
}
