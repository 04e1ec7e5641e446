/** temporary */
export interface Envelope {
  id: string
  source: string
  type: string
  time: number
  subject: string
  seq: number
  traceparent: string | null
  commandId: string | null
}
export function toHeaders(e: Envelope): Record<string, string> {
  const h: Record<string, string> = {
    ce_specversion: '1.0',
    ce_id: e.id,
    ce_source: e.source,
    ce_type: e.type,
    ce_time: new Date(e.time).toISOString(),
    ce_subject: e.subject,
    'content-type': 'application/avro',
    laurel_seq: String(e.seq),
  }
  if (e.traceparent) h.traceparent = e.traceparent
  if (e.commandId) h.laurel_command = e.commandId
  return h
}
export function fromHeaders(h: Readonly<Record<string, string>>): Partial<Envelope> {
  const r: Partial<Envelope> = {}
  if (h.ce_id) r.id = h.ce_id
  if (h.ce_source) r.source = h.ce_source
  if (h.ce_type) r.type = h.ce_type
  if (h.traceparent) r.traceparent = h.traceparent
  if (h.laurel_command) r.commandId = h.laurel_command
  const s = Number(h.laurel_seq)
  if (Number.isSafeInteger(s) && s > 0) r.seq = s
  return r
}
