import { describe, expect, test } from 'vitest'
import { fromHeaders, headerNames, type MessageHeaders, toHeaders } from './headers.ts'

const headers: MessageHeaders = {
  id: 'evt_1',
  source: 'points-service',
  type: 'laurel.points.PointsEarned',
  time: Date.UTC(2026, 10, 23, 4),
  subject: 'mbr_1',
}

describe('toHeaders', () => {
  test('gives CloudEvents 1.0 in binary mode, and leaves out what is not there', () => {
    expect(toHeaders(headers)).toEqual({
      ce_specversion: '1.0',
      ce_id: 'evt_1',
      ce_source: 'points-service',
      ce_type: 'laurel.points.PointsEarned',
      ce_time: '2026-11-23T04:00:00.000Z',
      ce_subject: 'mbr_1',
      'content-type': 'application/avro',
    })
  })

  test('uses the names that headerNames tells others', () => {
    const all = { ...headers, seq: 7, command: 'op_1', traceparent: '00-1-2-01' }
    expect(Object.keys(toHeaders(all)).sort()).toEqual(Object.values(headerNames).sort())
  })
})

describe('fromHeaders', () => {
  test('reads back what toHeaders wrote, from strings as from buffers', () => {
    const all = { ...headers, seq: 7, command: 'op_1', traceparent: '00-1-2-01' }
    const raw = toHeaders(all)
    expect(fromHeaders(raw)).toEqual(all)
    expect(
      fromHeaders(Object.fromEntries(Object.entries(raw).map(([name, text]) => [name, Buffer.from(text)]))),
    ).toEqual(all)
  })

  test('takes what another team left out as undefined, and never throws', () => {
    const none = { id: undefined, source: undefined, type: undefined, time: undefined, subject: undefined }
    expect(fromHeaders(undefined)).toEqual({ ...none, traceparent: undefined, seq: undefined, command: undefined })
    expect(fromHeaders({ ce_id: '', ce_source: Buffer.alloc(0), ce_time: 'yesterday' })).toMatchObject(none)
  })

  test('of a repeated header the last counts', () => {
    expect(fromHeaders({ ce_id: ['a', Buffer.from('b')] }).id).toBe('b')
    expect(fromHeaders({ ce_id: [] }).id).toBeUndefined()
  })

  test.each(['0', '-1', '1.5', 'x', '9007199254740993', 'Infinity'])('a sequence number of %s is none', (seq) => {
    expect(fromHeaders({ laurel_seq: seq }).seq).toBeUndefined()
  })
})
