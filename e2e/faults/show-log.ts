import type { ServiceProcess } from '@laurel/testing'
import { afterEach } from 'vitest'

/** Shows the end of the services' logs after a test that failed: what they said is half of the story. */
export function showLogOfFailed(services: () => readonly (ServiceProcess | undefined)[]): void {
  afterEach(({ task }) => {
    if (task.result?.state !== 'fail') return
    for (const service of services()) {
      for (const line of service?.log().slice(-40) ?? []) process.stdout.write(`${line.slice(0, 400)}\n`)
    }
  })
}
