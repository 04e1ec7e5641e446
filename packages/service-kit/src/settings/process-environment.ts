import type { Environment } from './define-settings.ts'

/** The variables that this process was started with. */
export function processEnvironment(): Environment {
  return process.env
}
