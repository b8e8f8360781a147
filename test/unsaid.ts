import { parseAst } from 'rolldown/parseAst'

interface Node {
  type: string
  [part: string]: unknown
}

const isNode = (part: unknown): part is Node => typeof part === 'object' && part !== null && 'type' in part

/** Whether a reader could see it: a word with a capital, or several words. */
const looksLikeWords = (text: string) => /^\p{Lu}\p{Ll}/u.test(text) || /\p{L}{2} \p{L}|\{\} \p{L}{2}/u.test(text)

const isSay = ({ callee }: Node) => isNode(callee) && /^say/.test(String(callee.name))

/** What stands in a page's source for programs alone. */
const unseen: Record<string, (node: Node) => boolean> = {
  ImportDeclaration: () => true,
  ImportExpression: () => true,
  ThrowStatement: () => true,
  // Keys of the keyboard and the like are compared.
  BinaryExpression: ({ operator }) => /[!=]==/.test(String(operator)),
  Property: ({ key }) => isNode(key) && /^(queryKey|mutationKey)$/.test(String(key.name)),
  JSXAttribute: ({ name }) => isNode(name) && name.name === 'className',
}
const isUnseen = (node: Node) => unseen[node.type]?.(node) ?? /^TS(?!As|Satisfies|NonNull)/.test(node.type)

/** The text of a node that holds one; of a template with '{}' for what is put in. */
function textOf(node: Node): string | undefined {
  if (node.type === 'JSXText') return String(node.value).trim().replace(/\s+/g, ' ')
  if (node.type === 'TemplateLiteral')
    return (node.quasis as { value: { raw: string } }[]).map(({ value }) => value.raw).join('{}')
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined
}

/** The label of a line in a record of labels: a key that is a phrase, and no part of the code. */
function labelIn({ type, key, value, computed, shorthand }: Node, isPhrase: (text: string) => boolean): string[] {
  if (type !== 'Property' || computed || shorthand || !isNode(key) || !isNode(value)) return []
  const text = String(key.name ?? key.value)
  return looksLikeWords(text) && isPhrase(text) && !/^(ArrowFunction|Object)Expression$/.test(value.type) ? [text] : []
}

/** What a reader of a page would see and `say` was not asked for. */
export function unsaidIn(path: string, source: string, isPhrase: (text: string) => boolean): string[] {
  const inside = (node: Node): string[] => {
    if (isUnseen(node)) return []
    if (node.type === 'CallExpression' && isSay(node)) return inAll((node.arguments as Node[]).slice(1))
    const text = textOf(node) ?? ''
    const isShown = node.type === 'JSXText' ? /\p{L}/u.test(text) : looksLikeWords(text)
    return [...(isShown ? [text] : []), ...labelIn(node, isPhrase), ...inAll(partsOf(node))]
  }
  const inAll = (nodes: readonly Node[]) => nodes.flatMap(inside)
  return inAll(parseAst(source, { lang: path.endsWith('x') ? 'tsx' : 'ts' }, path).body as unknown as Node[])
}

const partsOf = (node: Node): Node[] =>
  Object.entries(node)
    .filter(([name]) => node.type !== 'Property' || name !== 'key' || node.computed === true)
    .flatMap(([, part]) => part)
    .filter(isNode)
