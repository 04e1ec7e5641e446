import { dockerMissing, volumeFor } from '../start/docker-engine.ts'
import type { StartContext, Way } from '../start/part.ts'
import { step } from '../step.ts'

const image = 'confluentinc/cp-kafka:8.1.0'
const containerPort = 9093

/** A broker in a container. Testcontainers' module takes Confluent's images only: the same Kafka, other start scripts. */
export async function dockerKafka(context: StartContext, port: number): Promise<Way<string[]>> {
  const missing = await dockerMissing()
  if (missing !== null) return { missing }
  return {
    async start() {
      const { KafkaContainer } = await import('@testcontainers/kafka')
      const source = volumeFor(context.dataDir, 'kafka')
      const container = await step(context.log, `Starting Kafka in Docker (${image}, volume ${source})`, () =>
        new KafkaContainer(image)
          .withKraft()
          .withExposedPorts({ container: containerPort, host: port })
          .withBindMounts([{ source, target: '/var/lib/kafka/data', mode: 'rw' }])
          .withEnvironment({
            KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
            KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR: '1',
            KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR: '1',
            KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
          })
          .start(),
      )
      return {
        how: 'docker',
        address: [`${container.getHost()}:${container.getMappedPort(containerPort)}`],
        title: `Kafka (${image})`,
        process: null,
        stop: async () => void (await container.stop({ timeout: 15_000 })),
      }
    },
  }
}
