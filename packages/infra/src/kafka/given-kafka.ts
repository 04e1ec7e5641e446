import { InfraError } from '../infra-error.ts'
import type { RunningPart } from '../start/part.ts'
import { kafkaSilence } from './kafka-answers.ts'

/** Uses the brokers that KAFKA_BROKERS names, once they have answered; they are never stopped by us. */
export async function givenKafka(setting: string): Promise<RunningPart<string[]>> {
  const address = setting
    .split(',')
    .map((broker) => broker.trim())
    .filter((broker) => broker !== '')
  const silence = await kafkaSilence(address, 5000)
  if (silence !== null) {
    throw new InfraError(
      'LAUREL_START_UNREACHABLE',
      `KAFKA_BROKERS is set to ${address.join(', ')}, but no broker answers there: ${silence.message}.`,
      'start that broker, correct KAFKA_BROKERS, or unset it so that Laurel starts its own.',
      { cause: silence },
    )
  }
  return { how: 'given', address, title: 'Kafka of KAFKA_BROKERS', process: null, stop: async () => {} }
}
