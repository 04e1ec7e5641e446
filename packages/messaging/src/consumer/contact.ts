import type { Consumer } from 'kafkajs'

/** An idle consumer hears from the broker twice a second (its fetches wait half a second at most). */
const SILENCE_MAX_MS = 5_000

/** Whether a consumer is in touch with the broker, judged by the answers that come in on its connections. */
export interface Contact {
  /** False until the group is joined, after a crash until it is joined again, and when the broker has gone silent. */
  ok(): boolean
  /** Runs work during which the consumer asks the broker nothing: then silence says nothing about the broker. */
  during<T>(work: () => Promise<T>): Promise<T>
}

/** Listens from now on; call it before the consumer connects. kafkajs itself tries again for ever and tells nobody. */
export function watchContact(consumer: Consumer): Contact {
  let joined = false
  let busy = 0
  let heardAt = 0
  const hear = (): void => {
    heardAt = performance.now()
  }
  consumer.on(consumer.events.REQUEST, hear)
  consumer.on(consumer.events.GROUP_JOIN, () => {
    joined = true
  })
  consumer.on(consumer.events.CRASH, () => {
    joined = false
  })
  return {
    ok: () => joined && (busy > 0 || performance.now() - heardAt < SILENCE_MAX_MS),
    async during(work) {
      busy += 1
      try {
        return await work()
      } finally {
        busy -= 1
        hear()
      }
    },
  }
}
