/** What `/health/ready` answers. */
export interface Readiness {
  readonly status: 'ready' | 'not-ready'
  readonly checks: readonly { readonly name: string; readonly ok: boolean }[]
}

/** Asks a service on `port` of this machine; null when nothing answers. */
export async function askReadiness(port: number): Promise<Readiness | null> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(4_000) })
    return (await response.json()) as Readiness
  } catch {
    return null
  }
}

/** The names of the parts that are not well, in alphabetical order; `['no answer']` when there is none. */
export function unwell(readiness: Readiness | null): string[] {
  if (readiness === null) return ['no answer']
  return readiness.checks
    .filter(({ ok }) => !ok)
    .map(({ name }) => name)
    .sort()
}
