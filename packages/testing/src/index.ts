export { readTopic, type TopicMessage } from './read-topic.ts'
export { type SeededRandom, seededRandom } from './seeded-random.ts'
export { settle } from './settle.ts'
export { openTestbed, type Sent, sent, type Testbed } from './testbed.ts'
