import { type AnyCommand, flagOf, type Named } from './program.ts'

const optionsOf = (command: AnyCommand) => [...Object.keys(command.options).map(flagOf), '--json', '--help']

/** For bash; its completions take `:` for the end of a word, hence the last line of the function. */
export function bashCompletion(program: string, commands: readonly (Named & AnyCommand)[]): string {
  const cases = commands.map((command) => `    ${command.name}) words='${optionsOf(command).join(' ')}' ;;`)
  return `_${program}() {
  local cur prev words cword
  _get_comp_words_by_ref -n : cur prev words cword
  case "\${words[1]}" in
${cases.join('\n')}
    *) words='${['help', ...commands.map(({ name }) => name)].join(' ')}' ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  __ltrim_colon_completions "$cur"
}
complete -o default -F _${program} ${program}
`
}

export function zshCompletion(program: string, commands: readonly (Named & AnyCommand)[]): string {
  const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`
  const names = commands.map(({ name, summary }) => `    ${quoted(`${name.replaceAll(':', '\\:')}:${summary}`)}`)
  const cases = commands.map(
    (command) => `      ${command.name}) compadd -- ${optionsOf(command).join(' ')}; _files ;;`,
  )
  return `#compdef ${program}
_${program}() {
  local -a commands
  commands=(
${names.join('\n')}
  )
  if ((CURRENT == 2)); then
    _describe command commands
  else
    case "$words[2]" in
${cases.join('\n')}
    esac
  fi
}
compdef _${program} ${program}
`
}
