import { type AvroEnum, type AvroField, type AvroRecord, type AvroSchema, fullName } from '../src/avro-schema.ts'

/** One reason why a reader cannot understand a writer. `field` is a path such as `balance.debt` or `lots[].points`. */
export type Difference =
  | { readonly kind: 'missing-in-writer'; readonly field: string }
  | { readonly kind: 'type'; readonly field: string; readonly writer: string; readonly reader: string }
  | { readonly kind: 'branch'; readonly field: string; readonly branch: string }
  | { readonly kind: 'symbols'; readonly field: string; readonly symbols: readonly string[] }
  | { readonly kind: 'unit'; readonly field: string; readonly writer: string; readonly reader: string }
  | { readonly kind: 'name'; readonly field: string; readonly writer: string; readonly reader: string }

type Scope = ReadonlyMap<string, AvroRecord | AvroEnum>
type Written = { readonly type: AvroSchema; readonly scope: Scope; readonly namespace: string | undefined }

/**
 * Everything that keeps a reader of one schema from reading what a writer of another wrote, by Avro's rules for schema resolution
 * and one of our own: a number's unit (its logicalType) never changes, which Avro would let pass.
 */
export function differences(writer: AvroRecord, reader: AvroRecord): Difference[] {
  const side = (type: AvroRecord): Written => ({ type, scope: namedTypes(type), namespace: undefined })
  return compare(side(writer), side(reader), '')
}

function compare(writer: Written, reader: Written, field: string): Difference[] {
  const [w, r] = [resolve(writer), resolve(reader)]
  if (isUnion(w.type)) {
    return w.type.flatMap((branch) => {
      const found = compare({ ...w, type: branch }, r, field)
      return found.length > 0 && isUnion(r.type) ? [{ kind: 'branch' as const, field, branch: label(branch) }] : found
    })
  }
  if (isUnion(r.type)) return best(r.type.map((branch) => compare(w, { ...r, type: branch }, field)))
  if (typeof w.type === 'object' && typeof r.type === 'object') {
    if (w.type.type === 'record' && r.type.type === 'record') return compareRecords(w, w.type, r, r.type, field)
    if (w.type.type === 'enum' && r.type.type === 'enum') return compareEnums(w.type, r.type, field)
    if (w.type.type === 'array' && r.type.type === 'array') {
      return compare({ ...w, type: w.type.items }, { ...r, type: r.type.items }, `${field}[]`)
    }
  }
  return compareScalars(w.type, r.type, field)
}

function compareRecords(w: Written, writer: AvroRecord, r: Written, reader: AvroRecord, field: string): Difference[] {
  const [wSpace, rSpace] = [writer.namespace ?? w.namespace, reader.namespace ?? r.namespace]
  const names = [reader.name, ...(reader.aliases ?? [])].map((name) => fullName(name, rSpace))
  const writerName = fullName(writer.name, wSpace)
  if (!names.includes(writerName)) return [{ kind: 'name', field, writer: writerName, reader: names[0] as string }]
  return reader.fields.flatMap((own): Difference[] => {
    const path = field === '' ? own.name : `${field}.${own.name}`
    const sent = fieldOf(writer, own)
    if (!sent) return 'default' in own ? [] : [{ kind: 'missing-in-writer', field: path }]
    return compare({ ...w, type: sent.type, namespace: wSpace }, { ...r, type: own.type, namespace: rSpace }, path)
  })
}

function compareEnums(writer: AvroEnum, reader: AvroEnum, field: string): Difference[] {
  const symbols = writer.symbols.filter((symbol) => !reader.symbols.includes(symbol))
  return symbols.length === 0 || reader.default !== undefined ? [] : [{ kind: 'symbols', field, symbols }]
}

function compareScalars(writer: AvroSchema, reader: AvroSchema, field: string): Difference[] {
  const [from, to] = [kindOf(writer), kindOf(reader)]
  const readable = from === to || (from === 'int' && to === 'long')
  if (!readable) return [{ kind: 'type', field, writer: label(writer), reader: label(reader) }]
  const [was, is] = [unitOf(writer), unitOf(reader)]
  return was === is ? [] : [{ kind: 'unit', field, writer: was, reader: is }]
}

function fieldOf(writer: AvroRecord, own: AvroField): AvroField | undefined {
  return writer.fields.find(({ name }) => name === own.name || own.aliases?.includes(name))
}

/** The branch that reads best: none of its differences, or the fewest. */
function best(attempts: readonly Difference[][]): Difference[] {
  return attempts.reduce((a, b) => (b.length < a.length || (b.length === a.length && rank(b) < rank(a)) ? b : a))
}

/** A type of another kind altogether says less than what is wrong inside one of the same kind. */
function rank(found: readonly Difference[]): number {
  return found.filter(({ kind }) => kind === 'type').length
}

function resolve(side: Written): Written {
  if (typeof side.type !== 'string') return side
  const name = fullName(side.type, side.namespace)
  const named = side.scope.get(name)
  return named ? { ...side, type: named, namespace: name.slice(0, name.lastIndexOf('.')) } : side
}

function namedTypes(root: AvroRecord): Scope {
  const found = new Map<string, AvroRecord | AvroEnum>()
  const visit = (type: AvroSchema, namespace: string | undefined): void => {
    if (typeof type === 'string') return
    if (isUnion(type)) {
      for (const branch of type) visit(branch, namespace)
    } else if (type.type === 'array') visit(type.items, namespace)
    else if (type.type !== 'long') {
      const space = type.namespace ?? namespace
      found.set(fullName(type.name, space), type)
      if (type.type === 'record') for (const field of type.fields) visit(field.type, space)
    }
  }
  visit(root, undefined)
  return found
}

function isUnion(type: AvroSchema): type is readonly AvroSchema[] {
  return Array.isArray(type)
}

function kindOf(type: AvroSchema): string {
  return typeof type === 'string' ? type : isUnion(type) ? 'union' : type.type
}

function unitOf(type: AvroSchema): string {
  return typeof type === 'object' && 'logicalType' in type ? type.logicalType : 'a plain number'
}

function label(type: AvroSchema): string {
  if (isUnion(type)) return type.map(label).join(' or ')
  return typeof type === 'object' && 'name' in type ? `${type.type} ${type.name}` : kindOf(type)
}
