import { type AvroEnum, type AvroRecord, type AvroSchema, fullName, shortName } from '../src/avro-schema.ts'
import type { RecordSource } from './read-schemas.ts'

const HEADER = '// Generated from schemas/ by `pnpm --filter @laurel/events generate`. Do not edit.\n'

/** Renders `src/generated/*.ts`: a file for each record and shared type, and `records.ts` with all of them. Path → text. */
export function renderTypes(records: readonly RecordSource[], shared: readonly AvroRecord[]): Map<string, string> {
  const idents = identifiers(records)
  const files = new Map<string, string>()
  for (const schema of shared)
    files.set(fileOf(schema.name), HEADER + renderImports(schema, false) + renderInterface(schema, schema.name))
  for (const source of records) {
    const ident = idents.get(source.name) as string
    const type = source.topic === 'dead-letters' ? `EventType<${ident}, 'dead-letters'>` : `EventType<${ident}>`
    const constant = `\nexport const ${ident}: ${type} = {\n  name: '${source.name}',\n  topic: '${source.topic}',\n}\n`
    files.set(
      fileOf(ident),
      HEADER + renderImports(source.schema, true) + renderInterface(source.schema, ident) + constant,
    )
  }
  files.set('records.ts', renderRecords(records, shared, idents))
  return files
}

/**
 * The TypeScript name of each record. It is the record's own; where other teams' record and a service's share one, that of
 * `laurel.platform` gets `Platform` in front.
 */
function identifiers(records: readonly RecordSource[]): Map<string, string> {
  const count = (short: string) => records.filter((record) => record.schema.name === short).length
  return new Map(
    records.map(({ name, schema }) => {
      const platform = count(schema.name) > 1 && schema.namespace === 'laurel.platform'
      return [name, platform ? `Platform${schema.name}` : schema.name]
    }),
  )
}

function renderRecords(
  records: readonly RecordSource[],
  shared: readonly AvroRecord[],
  idents: ReadonlyMap<string, string>,
): string {
  const names = records.map(({ name }) => idents.get(name) as string)
  const imports = ['AnyEventType'].map((name) => `import type { ${name} } from '../event-type.ts'`)
  const bySpecifier = names.map((name) => [moduleOf(name), name] as const).sort(([a], [b]) => (a < b ? -1 : 1))
  imports.push(...bySpecifier.map(([module, name]) => `import { ${name} } from '${module}'`))
  const types = shared.map(({ name }) => `export type { ${name} } from '${moduleOf(name)}'`)
  return [
    `${HEADER}${imports.join('\n')}`,
    types.join('\n'),
    `export { ${names.join(', ')} }`.length <= 120
      ? `export { ${names.join(', ')} }`
      : `export {\n${[...names]
          .sort()
          .map((name) => `  ${name},\n`)
          .join('')}}`,
    '/** Every record type that this package knows, by topic. */',
  ]
    .join('\n\n')
    .concat(`\nexport const records: readonly AnyEventType[] = [\n${names.map((name) => `  ${name},\n`).join('')}]\n`)
}

function renderImports(schema: AvroRecord, isRecord: boolean): string {
  const used = [...references(schema)].sort()
  const lines = used.map((name) => `import type { ${name} } from '${moduleOf(name)}'`)
  if (isRecord) lines.unshift("import type { EventType } from '../event-type.ts'")
  return lines.length === 0 ? '\n' : `${lines.join('\n')}\n\n`
}

/** Names of the record types that a record's own fields speak of; what those hold is their own file's affair. */
function references(schema: AvroRecord): Set<string> {
  const found = new Set<string>()
  const visit = (type: AvroSchema): void => {
    if (Array.isArray(type)) for (const branch of type) visit(branch)
    else if (typeof type === 'string') {
      if (!scalars.has(type)) found.add(shortName(type))
    } else {
      const one = type as Exclude<AvroSchema, string | readonly AvroSchema[]>
      if (one.type === 'array') visit(one.items)
      else if (one.type === 'record') found.add(one.name)
    }
  }
  for (const field of schema.fields) visit(field.type)
  return found
}

function renderInterface(schema: AvroRecord, ident: string): string {
  const fields = schema.fields.map(
    (field) => `${comment(field.doc, '  ')}  readonly ${field.name}: ${typeText(field.type)}\n`,
  )
  const subject = fullName(schema.name, schema.namespace)
  return `${comment(`${schema.doc} Avro: \`${subject}\`.`, '')}export interface ${ident} {\n${fields.join('')}}\n`
}

const scalars = new Map([
  ['null', 'null'],
  ['boolean', 'boolean'],
  ['int', 'number'],
  ['long', 'number'],
  ['string', 'string'],
])

function typeText(type: AvroSchema): string {
  if (typeof type === 'string') return scalars.get(type) ?? shortName(type)
  if (Array.isArray(type)) {
    const branches = (type as readonly AvroSchema[]).map(typeText)
    return [...branches.filter((text) => text !== 'null'), ...branches.filter((text) => text === 'null')].join(' | ')
  }
  const one = type as Exclude<AvroSchema, string | readonly AvroSchema[]>
  if (one.type === 'array') {
    const items = typeText(one.items)
    return `readonly ${items.includes('|') ? `(${items})` : items}[]`
  }
  if (one.type === 'enum') return (one as AvroEnum).symbols.map((symbol) => `'${symbol}'`).join(' | ')
  return one.type === 'record' ? one.name : 'number'
}

function comment(doc: string | undefined, indent: string): string {
  if (!doc) return ''
  const text = doc.replaceAll('*/', '* /')
  if (indent.length + text.length + 7 <= 120) return `${indent}/** ${text} */\n`
  const lines = ['']
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1] as string
    if (last && indent.length + last.length + word.length + 4 > 120) lines.push(word)
    else lines[lines.length - 1] = last ? `${last} ${word}` : word
  }
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}\n`).join('')}${indent} */\n`
}

function moduleOf(ident: string): string {
  return `./${fileOf(ident)}`
}

function fileOf(ident: string): string {
  return `${ident.replaceAll(/(?<!^)[A-Z]/g, '-$&').toLowerCase()}.ts`
}
