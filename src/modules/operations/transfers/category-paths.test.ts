import { describe, expect, it } from 'vitest'
import { readPaths, writePaths } from './category-paths.ts'

describe('paths of categories', () => {
  it.each([
    ['Kitchen', [['Kitchen']]],
    ['Kitchen > Pans', [['Kitchen', 'Pans']]],
    ['Kitchen>Pans ;Gifts', [['Kitchen', 'Pans'], ['Gifts']]],
    ['A \\> B \\; C > D\\\\', [['A > B ; C', 'D\\']]],
    ['C:\\tea', [['C:\\tea']]],
    ['Kitchen > > Pans', [['Kitchen', '', 'Pans']]],
    ['Kitchen;', [['Kitchen'], ['']]],
  ])('are read from %s', (text, paths) => {
    expect(readPaths(text)).toEqual(paths)
  })

  it('come back as they were, whatever the names hold', () => {
    const paths = [['>', ';;', '\\'], ['a\\>b'], ['Küche', 'Töpfe & Pfannen'], ['"x", y'], ['emoji 👩‍🍳']]
    expect(readPaths(writePaths(paths))).toEqual(paths)
  })
})
