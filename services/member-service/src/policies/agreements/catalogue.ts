import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { AgreementName, AgreementVersion } from '../../domain/consent.ts'

/** Reads one version's texts from the files beside this one; the digest is of their bytes, as they are shown. */
function agreement(document: AgreementName, version: string, inForceFrom: string): AgreementVersion {
  const read = (tag: string) => readFileSync(new URL(`./${document}.v${version}.${tag}.md`, import.meta.url), 'utf8')
  const text = { zh: read('zh-CN'), en: read('en') }
  return {
    document,
    version,
    inForceFrom: Date.parse(inForceFrom),
    title: { zh: titleOf(text.zh), en: titleOf(text.en) },
    text,
    textDigest: { zh: digestOf(text.zh), en: digestOf(text.en) },
  }
}

function titleOf(text: string): string {
  return /^# (.+)$/m.exec(text)?.[1] ?? ''
}

function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** Every version of every agreement that Laurel ships. A file that was in force is never changed: add the next version. */
export const agreements: readonly AgreementVersion[] = [
  agreement('user-agreement', '1', '2024-01-01T00:00:00+08:00'),
  agreement('privacy-policy', '1', '2024-01-01T00:00:00+08:00'),
]
