import { spawnSync } from 'node:child_process'
import { CommanderError } from 'commander'
import { expect, it } from 'vitest'
import { bashCompletion, zshCompletion } from '#platform/command-line/completion.ts'
import { programOf } from '#platform/command-line/program.ts'
import { tableOf } from '#platform/command-line/table.ts'
import { entries } from '#souk/commands/index.ts'
import { runCommandLine } from '#souk/commands/run.ts'

const declarations = await Promise.all(
  entries.map(async ({ name, summary, load }) => ({ name, summary, ...(await load()).declaration })),
)

async function souk(...args: string[]): Promise<{ code: number; output: string }> {
  let output = ''
  const take = (text: string) => {
    output += text
  }
  return { code: await runCommandLine(args, { write: take, complain: take }), output }
}

it.each(declarations.map((declaration) => [declaration.name, declaration] as const))(
  '%s --help says how it is used, and does nothing',
  async (name, declaration) => {
    let help = ''
    const program = programOf(declaration, declaration, async () => expect.unreachable('it ran'))
    program.configureOutput({
      writeOut: (text) => {
        help += text
      },
    })
    const given = ['1', '2', '--json', '--help'].slice(2 - Object.keys(declaration.arguments).length)
    const ended = await program.parseAsync(given, { from: 'user' }).catch((error: CommanderError) => error)
    expect(ended).toBeInstanceOf(CommanderError)
    expect((ended as CommanderError).exitCode).toBe(0)
    expect(help).toContain(`Usage: ${name}`)
    for (const parameter of [...Object.values(declaration.arguments), ...Object.values(declaration.options)])
      expect(help.replace(/\s+/g, ' ')).toContain(parameter.about)
  },
)

it('names the nearest command where there is none of that name, and touches no service', async () => {
  const { code, output } = await souk('bakcup')
  expect([code, output]).toEqual([2, "error: unknown command 'bakcup'\n(Did you mean backup?)\n"])
})

it('says what is wrong with what it was told before it opens anything', async () => {
  expect(await souk('tenant:erase', 'everybody')).toEqual({
    code: 2,
    output: 'error: id: must be an id: a whole number from 1 on\n',
  })
  expect(await souk('stock:reconcile', '--repiar')).toEqual({
    code: 2,
    output: "error: unknown option '--repiar'\n(Did you mean --repair?)\n",
  })
  expect(await souk('serve', '--processes', '2')).toEqual({
    code: 1,
    output:
      'error: Several processes share services that run by themselves. Set DATABASE_URL and REDIS_URL and SMTP_URL, or start one process.\n',
  })
})

it('prints the contract', async () => {
  expect(JSON.parse((await souk('openapi')).output)).toMatchObject({ openapi: '3.1.0' })
})

it.each([['--help'], ['bakcup']])('reads no module of Souk for %s', (word) => {
  const tell = `import { registerHooks } from 'node:module'
    registerHooks({ load: (url, context, next) => (process.stderr.write(url + '\\n'), next(url, context)) })`
  const args = ['--import', `data:text/javascript,${encodeURIComponent(tell)}`, 'src/cli.ts', word]
  const { stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  expect(stderr).toContain('/src/commands/index.ts')
  expect(stderr).not.toMatch(/src\/modules|node_modules\/(zod|kysely|fastify)/)
})

it('shows all commands to who names none', async () => {
  const { code, output } = await souk()
  expect(code).toBe(0)
  for (const { name } of declarations) expect(output).toContain(`  ${name} `)
})

it('writes tables with heads, numbers to the right, and each row on one line', () => {
  expect(
    tableOf(
      ['queue', 'failed'],
      [
        ['mails', 7],
        ['a\nb', 12],
        [null, 0],
      ],
    ),
  ).toEqual(['QUEUE  FAILED', 'mails       7', 'a b        12', '-           0'])
  expect(tableOf(['queue'], [])).toEqual([])
})

it('writes completions that the shells understand, with every command and option', () => {
  const bash = bashCompletion('souk', declarations)
  expect(spawnSync('bash', ['-n'], { input: bash }).status).toBe(0)
  const asked = `_get_comp_words_by_ref() { cur=stock; words=(souk stock); }; __ltrim_colon_completions() { :; }
    ${bash}
    _souk; echo "\${COMPREPLY[@]}"`
  expect(spawnSync('bash', ['-c', asked], { encoding: 'utf8' }).stdout).toBe('stock:reconcile\n')
  const zsh = zshCompletion('souk', declarations)
  for (const { name } of declarations) expect(zsh).toContain(`'${name.replaceAll(':', '\\:')}:`)
  expect(zsh).toContain('stock:reconcile) compadd -- --repair --json --help')
})
