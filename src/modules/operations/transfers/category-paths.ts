/** The names of a category and of those that it lies in, from the first row down. */
export type CategoryPath = readonly string[]

const between = { parts: ' > ', paths: '; ' }

/** `Kitchen > Pans; Gifts`. A backslash stands before a `>`, `;` or backslash that is part of a name. */
export const writePaths = (paths: readonly CategoryPath[]) => paths.map(writePath).join(between.paths)

export const writePath = (path: CategoryPath) => path.map((name) => name.replace(/[\\>;]/g, '\\$&')).join(between.parts)

/** A part may come out empty, and a path too long: who reads them says so. */
export function readPaths(text: string): string[][] {
  const paths: string[][] = []
  let path: string[] = []
  let name = ''
  const endPart = () => {
    path.push(name.trim())
    name = ''
  }
  for (const [piece, escaped] of text.matchAll(/\\([\\>;])|[\s\S]/gu)) {
    if (escaped !== undefined) name += escaped
    else if (piece === '>') endPart()
    else if (piece === ';') {
      endPart()
      paths.push(path)
      path = []
    } else name += piece
  }
  endPart()
  return [...paths, path]
}
