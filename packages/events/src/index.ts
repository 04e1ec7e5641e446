export { type AnyEventType, type EventType, inTopic, type ShapeOf, type TopicFamily } from './event-type.ts'
export * from './generated/records.ts'
export { type Topic, type TopicKind, type TopicName, topicName, topics, type Writer } from './topics.ts'
