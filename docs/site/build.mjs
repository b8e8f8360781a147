/** Copies docs/*.md to where the generator reads them. What lies outside of docs/ has no page, so a link to it becomes plain words. */
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [docs, pages] = [join(import.meta.dirname, '..'), join(import.meta.dirname, 'pages')]

rmSync(pages, { recursive: true, force: true })
for (const name of readdirSync(docs))
  if (name !== 'site') cpSync(join(docs, name), join(pages, name), { recursive: true })
for (const name of readdirSync(pages).filter((each) => each.endsWith('.md'))) {
  const file = join(pages, name)
  writeFileSync(file, readFileSync(file, 'utf8').replace(/\[([^\]]+)\]\(\.\.\/[^)]*\)/g, '$1'))
}
const index = join(pages, 'README.md')
writeFileSync(index, readFileSync(index, 'utf8').replace('decisions/README.md', 'decisions/index.md'))
renameSync(index, join(pages, 'index.md'))
renameSync(join(pages, 'decisions/README.md'), join(pages, 'decisions/index.md'))
