import { describe, expect, test } from 'vitest'
import { DeadLettered, inTopic, records, topicName, topics } from './index.ts'

describe('topics', () => {
  test('each stands under its own name, with twelve partitions and at least one writer', () => {
    for (const [name, topic] of Object.entries(topics)) {
      expect(topic).toMatchObject({ name, partitions: 12 })
      expect(topic.writers.length).toBeGreaterThan(0)
    }
  })

  test('snapshots are compacted and nothing else is', () => {
    const compacted = Object.values(topics).filter(({ config }) => config['cleanup.policy'] === 'compact')
    expect(compacted.map(({ name }) => name)).toEqual(['member.standing', 'points.balances'])
    for (const topic of compacted)
      expect(topic).toMatchObject({ compacted: true, retentionMs: null, kind: 'snapshots' })
  })

  test('every other topic tells its broker the retention that it tells its readers', () => {
    for (const { retentionMs, config } of Object.values(topics)) {
      if (retentionMs !== null) expect(config['retention.ms']).toBe(String(retentionMs))
    }
  })

  test('retention counts from arrival, so that a platform’s past is not deleted on its first day', () => {
    for (const { config } of Object.values(topics)) expect(config['message.timestamp.type']).toBe('LogAppendTime')
  })

  test('[7.5] a tombstone outlives every event, so that whoever reads in time also sees an erasure', () => {
    const events = topics['points.events'].retentionMs ?? 0
    expect(Number(topics['member.standing'].config['delete.retention.ms'])).toBeGreaterThanOrEqual(events)
  })

  test('the prefix of an installation goes in front', () => {
    expect(topicName('t1.', 'points.events')).toBe('t1.points.events')
    expect(topicName('', 'points.events')).toBe('points.events')
  })

  test('every record lives on a topic of the catalogue', () => {
    const kinds = new Set(Object.values(topics).map(({ kind }) => kind as string))
    for (const { topic } of records) expect(topic in topics || kinds.has(topic)).toBe(true)
  })

  test('a dead letter is pinned to the topic of its service', () => {
    expect(inTopic(DeadLettered, 'points.dead-letters')).toEqual({
      name: DeadLettered.name,
      topic: 'points.dead-letters',
    })
  })
})
