import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

it('the site of docs/ leads to every page', () => {
  const sidebar = readFileSync('docs/site/rspress.config.mjs', 'utf8')
  const named = [...sidebar.matchAll(/page\('([^']*)'/g)].map(([, path]) => path)
  const pages = globSync(['docs/*.md', 'docs/guides/*.md']).map((file) => file.slice('docs/'.length, -'.md'.length))
  expect(named.toSorted()).toEqual([...pages.filter((name) => name !== 'README'), '', 'decisions/'].toSorted())
})
