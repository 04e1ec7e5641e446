import { createHash } from 'node:crypto'
import { type TopicName, topics } from '@laurel/events'
import type { ServiceProcess, Testbed } from '@laurel/testing'

/** A text that left a service, and where it lies. */
export interface Told {
  readonly where: string
  readonly text: string
}

/** All that Laurel's services wrote to their topics: every key, every header, and the value's bytes read in three ways. */
export async function toldOnTopics(bed: Testbed): Promise<Told[]> {
  const own = Object.values(topics).filter(({ writers }) => !writers.includes('other-teams'))
  const told: Told[] = []
  for (const { name } of own) told.push(...(await toldOn(bed, name)))
  return told
}

async function toldOn(bed: Testbed, topic: TopicName): Promise<Told[]> {
  return (await bed.read(topic)).map(({ partition, offset, key, headers, bytes, value }) => {
    const parts = [key, JSON.stringify(headers), JSON.stringify(value)]
    // UTF-16 too: a leak need not be in the encoding that we expect.
    const encodings = (['utf8', 'latin1', 'utf16le'] as const).map((encoding) => bytes?.toString(encoding) ?? '')
    return { where: `${topic}/${partition}/${offset}`, text: [...parts, ...encodings].join('\n') }
  })
}

/** Every line of the services' logs, in all their lives, and the figures that they show. */
export async function toldByProcesses(processes: Readonly<Record<string, ServiceProcess>>): Promise<Told[]> {
  const told: Told[] = []
  for (const [name, process] of Object.entries(processes)) {
    told.push(...process.log().map((text, at) => ({ where: `log of ${name}, line ${at + 1}`, text })))
    const metrics = await fetch(`http://127.0.0.1:${process.port}/metrics`)
    told.push({ where: `metrics of ${name}`, text: await metrics.text() })
  }
  return told
}

/** Every document of a service that has no business with personal data. */
export async function keptBy(bed: Testbed, service: 'points' | 'payment' | 'moderation'): Promise<Told[]> {
  const { db } = (await bed.database(service)).collection('x')
  const told: Told[] = []
  for (const { name } of await db.listCollections().toArray()) {
    for (const document of await db.collection(name).find().toArray()) {
      told.push({ where: `${service}.${name}`, text: JSON.stringify(document) })
    }
  }
  return told
}

/** Where one of the secrets stands, in the clear or in a form that gives it away. Names the place and the secret, never shows it. */
export function findSecrets(told: readonly Told[], secrets: Readonly<Record<string, string>>): string[] {
  return Object.entries(secrets).flatMap(([name, secret]) => {
    const patterns = formsOf(secret)
    return told.filter(({ text }) => patterns.some((one) => one.test(text))).map(({ where }) => `${name} in ${where}`)
  })
}

/** A bare hash counts: whoever has a list of phone numbers finds the one that it is of. */
function formsOf(secret: string): RegExp[] {
  // Six digits stand in many a longer number by chance.
  if (/^\d{6}$/.test(secret)) return [new RegExp(`(?<![0-9A-Za-z])${secret}(?![0-9A-Za-z])`)]
  const bytes = Buffer.from(secret)
  const hash = createHash('sha256').update(secret).digest()
  const forms = [secret, encodeURIComponent(secret), bytes.toString('hex'), hash.toString('hex')]
  const base64 = [bytes, hash].flatMap((one) => [one.toString('base64'), one.toString('base64url')])
  // The last characters hold bits of what follows.
  return [...forms, ...base64.map((text) => text.slice(0, -4))].map((text) => new RegExp(escaped(text), 'i'))
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
