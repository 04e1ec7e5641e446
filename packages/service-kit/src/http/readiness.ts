/** One thing that a service needs to be of use: its broker, its database, its relay. */
export type ReadyCheck = {
  readonly name: string
  /** Whether it works now. A throw counts as not. `detail` is shown to anyone: no addresses, no values. */
  check(): ReadyResult | Promise<ReadyResult>
}

/** What a check found. */
export type ReadyResult = { readonly ok: boolean; readonly detail?: string }

/** The answer of `/health/ready`. */
export type Readiness = {
  readonly status: 'ready' | 'not-ready'
  readonly checks: readonly ({ readonly name: string } & ReadyResult)[]
}

const CHECK_LIMIT_MS = 2000

/** Runs all checks at once, each for at most 2 s. Callers that ask while a run is under way share its result. */
export function readiness(checks: readonly ReadyCheck[]): () => Promise<Readiness> {
  let running: Promise<Readiness> | null = null
  const run = async (): Promise<Readiness> => {
    const results = await Promise.all(checks.map(runCheck))
    return { status: results.every((result) => result.ok) ? 'ready' : 'not-ready', checks: results }
  }
  return () => {
    running ??= run().finally(() => {
      running = null
    })
    return running
  }
}

async function runCheck(check: ReadyCheck): Promise<{ name: string } & ReadyResult> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<ReadyResult>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, detail: 'no answer in time' }), CHECK_LIMIT_MS)
  })
  try {
    return { name: check.name, ...(await Promise.race([check.check(), limit])) }
  } catch (fault) {
    return { name: check.name, ok: false, detail: fault instanceof Error ? fault.name : 'failed' }
  } finally {
    clearTimeout(timer)
  }
}
