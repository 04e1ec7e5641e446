/**
 * The setting that makes a service end itself by SIGKILL the `times`-th time a message's way passes `step`, as a power cut
 * at that very place would. Steps are those of `STEPS` in @laurel/messaging; the service refuses to start on another.
 */
export function killAt(step: string, times = 1): Record<string, string> {
  return { LAUREL_FAULT_KILL_AT: `${step}:${times}` }
}
