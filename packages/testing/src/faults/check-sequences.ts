import type { TopicMessage } from '../read-topic.ts'

/**
 * What is wrong with a topic that a Laurel service writes, one line each; nothing when it is right. It is when, for every
 * member (architecture.md, decisions 4 and 5):
 * - every message is numbered, and what remains once repeats are dropped is 1, 2, 3 … in that order: no loss, no swap;
 * - a repeat is the same message, byte for byte: one number never stands for two facts;
 * - the last message on the topic is the newest, so that compaction keeps the right one.
 *
 * `messages`: one topic as `Testbed.read` gives it, nothing compacted away yet.
 */
export function checkSequences(messages: readonly TopicMessage[]): string[] {
  const wrong = messages.flatMap(({ key, seq, partition, offset }) =>
    key === null || seq === null ? [`message ${partition}/${offset} has no member or no number`] : [],
  )
  const byMember = Map.groupBy(messages, ({ key }) => key)
  return [...wrong, ...[...byMember].flatMap(([key, own]) => checkMember(String(key), own))]
}

/** The messages without repeats: the first of each member and number. */
export function withoutRepeats(messages: readonly TopicMessage[]): TopicMessage[] {
  const seen = new Set<string>()
  return messages.filter(({ key, seq }) => {
    const id = `${key} ${seq}`
    return !seen.has(id) && seen.add(id)
  })
}

function checkMember(key: string, messages: readonly TopicMessage[]): string[] {
  const wrong: string[] = []
  const facts = new Map<number, string>()
  for (const { seq, bytes, headers, partition, offset } of messages) {
    const at = `${key}: number ${seq} at ${partition}/${offset}`
    const fact = `${headers.ce_id} ${headers.ce_type} ${bytes?.toString('base64')}`
    const before = facts.get(seq ?? 0)
    if (before === undefined && seq !== facts.size + 1) wrong.push(`${at} came when ${facts.size + 1} was due`)
    if (before !== undefined && before !== fact) wrong.push(`${at} is another message than the first of that number`)
    facts.set(seq ?? 0, fact)
  }
  const last = messages.at(-1)?.seq
  if (last !== facts.size) wrong.push(`${key}: ${last} lies last of ${facts.size} numbers`)
  return wrong
}
