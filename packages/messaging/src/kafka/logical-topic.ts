import type { TopicName } from '@laurel/events'

/** The catalogue's name of a topic as the broker names it: `topicName` the other way round. */
export function logicalTopic(prefix: string, topic: string): TopicName {
  return topic.slice(prefix.length) as TopicName
}
