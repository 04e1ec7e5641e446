import { noProbe, type Probe, STEPS, type Step } from './probe.ts'

/**
 * A probe that ends the process by SIGKILL, as a power cut would, the n-th time it passes a step: `committed:7`.
 * For fault tests in development; undefined gives a probe that does nothing.
 * @throws when the text names no step
 */
export function killProbe(text: string | undefined): Probe {
  if (text === undefined) return noProbe
  const [step, times = '1'] = text.split(':')
  if (!STEPS.includes(step as Step)) throw new Error(`no step ${step}; there are ${STEPS.join(', ')}`)
  let left = Number(times)
  return (at) => {
    if (at !== step) return
    left -= 1
    if (left === 0) process.kill(process.pid, 'SIGKILL')
  }
}
