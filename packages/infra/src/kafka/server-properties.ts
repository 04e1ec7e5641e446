export type ServerPlan = { port: number; controllerPort: number; dataFolder: string }

/**
 * The settings of a one-node broker that is its own KRaft controller. What differs from Kafka's defaults, and why:
 * - replication factors of 1: there is no second node for the internal topics.
 * - four partitions for offsets: the coordinator of a new group is there at once, not after loading fifty.
 * - no initial rebalance delay: a lone consumer starts at once.
 * - no automatic topics: a misspelt topic is an error, topics are made with their settings by one step.
 * - a session of 4 s: after a kill -9 the controller refuses the same broker until its old session is over (9 s by default).
 */
export function serverProperties({ port, controllerPort, dataFolder }: ServerPlan): string {
  const settings = {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'log.dirs': dataFolder,
    'offsets.topic.replication.factor': '1',
    'offsets.topic.num.partitions': '4',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'transaction.state.log.num.partitions': '4',
    'share.coordinator.state.topic.replication.factor': '1',
    'share.coordinator.state.topic.min.isr': '1',
    'group.initial.rebalance.delay.ms': '0',
    'auto.create.topics.enable': 'false',
    'broker.session.timeout.ms': '4000',
    'broker.heartbeat.interval.ms': '1000',
    'message.max.bytes': '10485760',
    'replica.fetch.max.bytes': '10485760',
  }
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
}
