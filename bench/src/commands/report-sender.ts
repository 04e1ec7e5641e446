import type { ApiClient } from './api-client.ts'

/** Files one report and resolves with how long its outcome took, ms. Throws when the answer is anything but 201. */
export type ReportSender = () => Promise<number>

/** Reports of ever new contents, by the members in turn. */
export function reportSender(api: ApiClient, tokens: readonly string[]): ReportSender {
  let number = 0
  return async () => {
    number += 1
    const subject = { type: 'content', id: `cnt_bench${number}` }
    const report = { subject, category: 'insult', note: 'Filed by the benchmark.' }
    const began = performance.now()
    const { status, body } = await api.post('/v1/reports', report, tokens[number % tokens.length] as string)
    if (status !== 201) throw new Error(`POST /v1/reports answered ${status}: ${body.slice(0, 300)}`)
    return performance.now() - began
  }
}
