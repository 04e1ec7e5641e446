import { type AvroField, type AvroRecord, type AvroSchema, shortName } from '../src/avro-schema.ts'
import type { TopicFamily } from '../src/event-type.ts'
import { topics } from '../src/topics.ts'
import type { RecordSource } from './read-schemas.ts'

const allowed = new Set(['null', 'boolean', 'int', 'long', 'string'])

/** Words in a field's name that promise personal data (clause 7.5). */
const personal =
  /phone|mobile|e?mail|address|(display|real|nick|full|first|last)name|idnumber|birth|password|note|comment/i

const families: readonly TopicFamily[] = ['dead-letters']

/** House rules for a record's schema, as sentences; empty if all are kept. Compatibility is another matter. */
export function lintRecord({ file, topic, schema }: RecordSource): string[] {
  const problems: string[] = []
  const say = (text: string) => problems.push(`schemas/${file}: ${text}`)
  if (!(topic in topics) && !families.includes(topic as TopicFamily)) {
    say(`there is no topic ${topic}. Add it to src/topics.ts, or move the file.`)
  }
  if (!/^laurel\.[a-z]+$/.test(schema.namespace ?? '')) say('the namespace must be laurel.<service>.')
  const [memberId, occurredAt] = schema.fields
  if (memberId?.name !== 'memberId' || memberId.type !== 'string') say('the first field must be memberId, a string.')
  if (occurredAt?.name !== 'occurredAt' || !isTimestamp(occurredAt.type)) {
    say('the second field must be occurredAt, a long of logicalType timestamp-millis.')
  }
  lintFields(schema, say)
  return problems
}

function lintFields(record: AvroRecord, say: (text: string) => void): void {
  if (!record.doc) say(`${shortName(record.name)} has no doc. Say what it is and by which clause.`)
  if (record.fields.length === 0) say(`${shortName(record.name)} has no field.`)
  for (const field of record.fields) {
    const place = `${shortName(record.name)}.${field.name}`
    if (!field.doc) say(`${place} has no doc. Say what it is and in which unit.`)
    if (!/^[a-z][A-Za-z0-9]*$/.test(field.name)) say(`${place} is not camelCase.`)
    if (personal.test(field.name))
      say(`${place} sounds like personal data, which never travels (clause 7.5). Send an id.`)
    lintType(field, field.type, place, say)
  }
}

function lintType(field: AvroField, type: AvroSchema, place: string, say: (text: string) => void): void {
  if (Array.isArray(type)) {
    lintUnion(field, type, place, say)
    return
  }
  if (typeof type === 'string') {
    if (/^(float|double|bytes)$/.test(type)) {
      say(`${place} is ${type}; only ${[...allowed].join(', ')} read alike everywhere. Money and points are longs.`)
    }
    return
  }
  const one = type as Exclude<AvroSchema, string | readonly AvroSchema[]>
  if (one.type === 'record') lintFields(one, say)
  else if (one.type === 'array') {
    if (one.items === 'null') say(`${place} is a list of nothing.`)
    lintType(field, one.items, place, say)
  } else if (one.type === 'enum') {
    if (one.default === undefined)
      say(`${place} is an enum without a default, so no symbol could ever be added. Give it one.`)
  } else if (!isTimestamp(one)) say(`${place} has a type that Laurel does not use: ${JSON.stringify(one)}.`)
}

function lintUnion(field: AvroField, union: readonly AvroSchema[], place: string, say: (text: string) => void): void {
  const [first, second, ...more] = union
  if (first !== 'null' || second === undefined || more.length > 0) {
    say(
      `${place} is a union of ${union.length}. Use null and one type: other unions read differently from language to language.`,
    )
    return
  }
  if (field.default !== null) say(`${place} can be null, so it needs "default": null.`)
  lintType(field, second, place, say)
}

function isTimestamp(type: AvroSchema): boolean {
  return JSON.stringify(type) === '{"type":"long","logicalType":"timestamp-millis"}'
}
