import { type AvroRecord, shortName } from '../src/avro-schema.ts'
import { compile } from '../src/avro-type.ts'
import { type Difference, differences } from './compare-schemas.ts'

/** One version of one record, as the gate looks at it. */
export interface Version {
  readonly name: string
  readonly version: number
  readonly schema: AvroRecord
}

/**
 * Compares the newest version of a record with every version before it, both ways: what was written before must be readable
 * now, because topics still hold it; what is written now must be readable by each version before, because other teams upgrade
 * late. Answers with sentences that say what breaks and what to do; empty if nothing does.
 */
export function breaks(past: readonly Version[], newest: Version): string[] {
  return past.flatMap((old) => [...explain(old, newest, newest), ...explain(newest, old, newest)])
}

function explain(writer: Version, reader: Version, newest: Version): string[] {
  const found = differences(writer.schema, reader.schema)
  const failure = resolverFailure(writer.schema, reader.schema)
  // avsc has the last word: it is what reads the bytes. Its refusal must never be lost for want of a better sentence.
  if (failure !== undefined && found.length === 0)
    return [sentence(writer, reader, 'the schemas do not match', failure)]
  const hint = renamed(writer, reader, found)
  return found.map((difference) => describe(difference, writer, reader, newest, hint))
}

function resolverFailure(writer: AvroRecord, reader: AvroRecord): string | undefined {
  try {
    compile(reader).createResolver(compile(writer))
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function describe(found: Difference, writer: Version, reader: Version, newest: Version, hint: string): string {
  const field = `field \`${found.field}\``
  switch (found.kind) {
    case 'missing-in-writer':
      return reader === newest
        ? sentence(writer, reader, `${field} was added without a default`, `Give it a default.${hint}`)
        : sentence(
            writer,
            reader,
            `${field} was removed, and v${reader.version} has no default for it`,
            `Keep it.${hint}`,
          )
    case 'type':
      return sentence(
        writer,
        reader,
        `${field} is ${found.writer} for the writer and ${found.reader} for the reader`,
        KEEP_TYPE,
      )
    case 'branch':
      return sentence(
        writer,
        reader,
        `${field} can be ${found.branch} for the writer and not for the reader`,
        KEEP_TYPE,
      )
    case 'symbols': {
      const symbols = found.symbols.map((symbol) => `\`${symbol}\``).join(', ')
      const what = `${field} knows ${symbols} for the writer and not for the reader, which has no default`
      return sentence(writer, reader, what, 'Keep every symbol, and give an enum a default from its first version on.')
    }
    case 'unit':
      return sentence(
        writer,
        reader,
        `${field} is ${found.writer} for the writer and ${found.reader} for the reader`,
        KEEP_UNIT,
      )
    case 'name':
      return sentence(
        writer,
        reader,
        found.field === ''
          ? `the record is called ${found.writer} and ${found.reader}`
          : `${field} holds ${found.writer} and ${found.reader}`,
        'Keep the name.',
      )
  }
}

const KEEP_TYPE = 'Keep the type, and add a field with a default beside it.'
const KEEP_UNIT = 'The same number would mean something else. Keep the unit, and add a field with a default beside it.'

function sentence(writer: Version, reader: Version, what: string, advice: string): string {
  const effect = `a reader of v${reader.version} cannot read what v${writer.version} writers ${writer.version < reader.version ? 'sent' : 'send'}`
  return `${shortName(writer.name)}: ${what}: ${effect}. ${advice}`
}

/** Where one field went and one of the same type came, someone probably renamed it. */
function renamed(writer: Version, reader: Version, found: readonly Difference[]): string {
  const missing = found.filter(({ kind, field }) => kind === 'missing-in-writer' && !field.includes('.'))
  const gone = writer.schema.fields.filter((sent) => !reader.schema.fields.some(({ name }) => name === sent.name))
  const wanted = reader.schema.fields.find(({ name }) => name === missing[0]?.field)
  const twin = gone.find(({ type }) => JSON.stringify(type) === JSON.stringify(wanted?.type))
  return missing.length === 1 && twin && wanted
    ? ` If \`${twin.name}\` and \`${wanted.name}\` are one field renamed: Avro knows fields by name, so keep the old one.`
    : ''
}
