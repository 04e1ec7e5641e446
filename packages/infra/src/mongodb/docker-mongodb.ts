import { dockerMissing, volumeFor } from '../start/docker-engine.ts'
import type { StartContext, Way } from '../start/part.ts'
import { step } from '../step.ts'
import { replicaSetName } from './replica-set.ts'

const image = 'mongo:8.0'
const containerPort = 27017

/**
 * A replica set of one in a container. The set's only member is known by the container's own name, which no other machine
 * can look up: the address therefore connects directly. The name is fixed, so that the data outlives the container.
 */
export async function dockerMongodb(context: StartContext, port: number): Promise<Way<string>> {
  const missing = await dockerMissing()
  if (missing !== null) return { missing }
  return {
    async start() {
      const { MongoDBContainer } = await import('@testcontainers/mongodb')
      const source = volumeFor(context.dataDir, 'mongodb')
      const container = await step(context.log, `Starting MongoDB in Docker (${image}, volume ${source})`, () =>
        new MongoDBContainer(image)
          .withHostname('laurel-mongodb')
          .withExposedPorts({ container: containerPort, host: port })
          .withBindMounts([{ source, target: '/data/db', mode: 'rw' }])
          .start(),
      )
      return {
        how: 'docker',
        address: `${container.getConnectionString()}/?replicaSet=${replicaSetName}&directConnection=true`,
        title: `MongoDB (${image})`,
        process: null,
        stop: async () => void (await container.stop({ timeout: 15_000 })),
      }
    },
  }
}
