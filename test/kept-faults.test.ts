import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { accessFaults } from './faults/access.faults.ts'
import { dataFaults } from './faults/data.faults.ts'
import { operationFaults } from './faults/operation.faults.ts'

const count = (text: string, part: string) => text.split(part).length - 1
const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '')

it.each([...accessFaults, ...dataFaults, ...operationFaults])('the kept fault fits the code: $what', (fault) => {
  expect(count(read(fault.file), fault.text), fault.file).toBe(1)
  expect(existsSync(fault.test), fault.test).toBe(true)
})
