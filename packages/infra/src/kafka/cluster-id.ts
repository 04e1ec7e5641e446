import { randomBytes } from 'node:crypto'

/**
 * The id of a new cluster, as Kafka makes them: 16 random bytes in 22 characters, of which the first is never a dash, or
 * Kafka's own tools would take it for an option.
 */
export function newClusterId(random: (size: number) => Buffer = randomBytes): string {
  for (;;) {
    const id = random(16).toString('base64url')
    if (!id.startsWith('-')) return id
  }
}
