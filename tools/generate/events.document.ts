import * as events from '@laurel/events'
import { type AvroField, type AvroSchema, newestSchemas, type Topic, topics } from '@laurel/events'

const intro = `# Events

What travels between services and teams. Values are Avro in Confluent framing; the key is the memberId; the headers are CloudEvents'
(\`ce_id\`, \`ce_type\` …), \`traceparent\` and \`laurel_seq\`. Times are epoch milliseconds UTC, money is in minor units (fen).
[packages/events](../packages/events/README.md) says how to produce and to consume them.
`

const dayMs = 24 * 60 * 60 * 1000

/** docs/events.md: every topic with the newest version of each record that it carries. */
export const eventsDocument = (): string => [intro, ...Object.values(topics).map(topicSection)].join('\n')

const topicSection = (topic: Topic): string => {
  const kept = topic.retentionMs === null ? 'the newest per member' : `${topic.retentionMs / dayMs} days`
  const facts = `Written by ${topic.writers.join(', ')}. ${topic.partitions} partitions. Kept: ${kept}.`
  return [`## ${topic.name}`, '', facts, '', ...recordsOf(topic).map(recordSection)].join('\n')
}

/** Record types by topic; `dead-letters` stands for the topic of that kind that each service has. */
const recordsOf = (topic: Topic): readonly string[] =>
  Object.values(events)
    .filter((value) => isEventType(value))
    .filter((type) => type.topic === topic.name || type.topic === topic.kind)
    .map((type) => type.name)
    .toSorted()

const isEventType = (value: unknown): value is { readonly name: string; readonly topic: string } =>
  typeof value === 'object' && value !== null && 'topic' in value && 'name' in value

const recordSection = (name: string): string => {
  const released = newestSchemas.get(name)
  if (released === undefined) throw new Error(`${name} has no released schema. Run the generator of packages/events.`)
  const { schema, version, id } = released
  const rows = schema.fields.map((field) => `| \`${field.name}\` | ${typeOf(field)} | ${cell(field.doc ?? '')} |`)
  const heading = [`### ${name}`, '', schema.doc ?? '', '', `Version ${version}, schema id ${id}.`, '']
  return [...heading, '| field | type | meaning |', '|---|---|---|', ...rows, ''].join('\n')
}

const typeOf = ({ type }: AvroField): string => cell(nameOf(type))

const nameOf = (type: AvroSchema): string => {
  if (typeof type === 'string') return type
  if ('length' in type) return type.map(nameOf).join(' or ')
  if (type.type === 'array') return `list of ${nameOf(type.items)}`
  if (type.type === 'enum') return type.symbols.join(' | ')
  if (type.type === 'record')
    return `${type.name} (${type.fields.map((field) => `${field.name}: ${nameOf(field.type)}`).join(', ')})`
  return 'timestamp'
}

const cell = (text: string): string => text.replaceAll('|', '\\|')
