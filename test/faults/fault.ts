/** A fault to plant: a text of a file and what stands there instead, and the test that must fail of it. */
export interface Fault {
  what: string
  file: string
  /** Must stand in the file exactly once. */
  text: string
  instead: string
  test: string
  /** A part of the test's name. */
  named: string
}
