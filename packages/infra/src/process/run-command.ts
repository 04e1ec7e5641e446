import { execFile } from 'node:child_process'

export type CommandResult = { ok: boolean; output: string }

/**
 * Runs a program to its end and gives back what it printed, standard output and errors together. A failure is a value:
 * the caller knows what it means. Only an abort by `signal` throws.
 */
export function runCommand(
  program: string,
  args: readonly string[],
  options: { cwd?: string; signal?: AbortSignal | undefined; timeoutMs?: number } = {},
): Promise<CommandResult> {
  const { cwd, signal, timeoutMs = 10 * 60_000 } = options
  return new Promise((resolve, reject) => {
    execFile(
      program,
      args,
      { cwd, signal, timeout: timeoutMs, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (signal?.aborted) return reject(signal.reason)
        resolve({
          ok: error === null,
          output: `${stdout}${stderr}${error !== null && !error.code ? error.message : ''}`,
        })
      },
    )
  })
}
