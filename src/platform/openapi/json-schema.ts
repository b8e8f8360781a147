import { z } from 'zod'

export interface JsonSchema {
  [keyword: string]: unknown
}

export type Convert = (schema: z.ZodType, io: 'input' | 'output') => JsonSchema

interface Converted {
  jsonSchema: JsonSchema
}

/** As `docs/compatibility.md` promises, and as makers of clients read it. */
const said = {
  /** Makers of clients take a field with a default for one that is always there: what is meant without it is said in words. */
  input({ jsonSchema }: Converted): void {
    if (jsonSchema.default === undefined) return
    const meant = `\`${JSON.stringify(jsonSchema.default)}\` when absent.`
    jsonSchema.description = [jsonSchema.description, meant].filter(Boolean).join(' ')
    delete jsonSchema.default
  },
  /** Answers get new fields at any time: none of them is closed. */
  output({ jsonSchema }: Converted): void {
    if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
  },
}

/** Turns Zod schemas into JSON Schema. Those that carry an id are collected as components and referred to. */
export function schemaConverter(): { components: Record<string, JsonSchema>; convert: Convert } {
  const components: Record<string, JsonSchema> = {}

  /** `input` is what a client sends, before defaults and transformations; `output` is what it gets. */
  function convert(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const {
      $schema,
      $defs = {},
      '~standard': _,
      ...own
    } = z.toJSONSchema(schema, { io, unrepresentable: 'any', override: said[io] }) as JsonSchema
    for (const [id, definition] of Object.entries($defs as Record<string, JsonSchema>)) keep(id, definition)
    return typeof own.id === 'string' ? keep(own.id, own) : (referring(own) as JsonSchema)
  }

  function keep(id: string, { id: _, ...definition }: JsonSchema): JsonSchema {
    const component = referring(definition) as JsonSchema
    const known = components[id]
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(component)) {
      throw new Error(`Two schemas have the id ${id}, or one reads otherwise coming in than going out.`)
    }
    components[id] = component
    return { $ref: `#/components/schemas/${id}` }
  }

  return { components, convert }
}

function referring(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, part) =>
    key === '$ref' && typeof part === 'string' ? part.replace('#/$defs/', '#/components/schemas/') : part,
  )
}
