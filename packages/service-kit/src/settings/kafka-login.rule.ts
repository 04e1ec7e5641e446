import type { SettingProblem } from './settings-error.ts'

/** The three settings that make a login to the brokers. */
type KafkaLogin = {
  readonly KAFKA_SASL_MECHANISM?: string | undefined
  readonly KAFKA_SASL_USERNAME?: string | undefined
  readonly KAFKA_SASL_PASSWORD?: string | undefined
}

/** A rule for `defineSettings`: the login to the brokers is given whole or not at all. */
export function kafkaLoginIsWhole(values: KafkaLogin): SettingProblem | null {
  const names = ['KAFKA_SASL_MECHANISM', 'KAFKA_SASL_USERNAME', 'KAFKA_SASL_PASSWORD'] as const
  const missing = names.filter((name) => values[name] === undefined)
  if (missing.length === 0 || missing.length === names.length) return null
  return {
    name: missing.join(', '),
    problem: missing.length === 1 ? 'is missing' : 'are missing',
    expected: `all of ${names.join(', ')}, or none`,
  }
}
