import { settingSchema as value } from './setting-schema.ts'

/**
 * The settings that every Laurel service has; spread them into the service's own table.
 *
 * @param service.name as in `points-service`: the default database is `laurel_points`
 * @param service.port the default HTTP port (contract.md)
 */
export function baseSettings(service: { readonly name: string; readonly port: number }) {
  const database = `laurel_${service.name.replace(/-service$/, '').replaceAll('-', '_')}`
  return {
    ...processSettings,
    ...httpSettings,
    PORT: { doc: 'The HTTP port; 0 lets the system choose.', schema: value.port(), default: String(service.port) },
    ...kafkaSettings,
    LAUREL_DATABASE: {
      doc: "The name of this service's own database.",
      schema: value.text({ pattern: '^[A-Za-z0-9_-]{1,60}$' }),
      default: database,
    },
    ...storeSettings,
  } as const
}

const processSettings = {
  LAUREL_MODE: {
    doc: 'How the process runs. Development opens /dev/… and the movable clock; both are refused in production.',
    schema: value.oneOf('development', 'production'),
    default: 'production',
  },
  LAUREL_CLOCK_START: {
    doc: "The instant that the process's clock starts from.",
    schema: value.instant(),
    optional: true,
    developmentOnly: true,
  },
  LAUREL_CLOCK_FILE: {
    doc: 'A file by which `POST /dev/clock` moves the clocks of all services of one machine.',
    schema: value.text(),
    optional: true,
    developmentOnly: true,
  },
  LAUREL_STOP_LIMIT: {
    doc: 'How long a stop may take before the process ends anyway.',
    schema: value.duration({ minimum: 100, maximum: 600_000 }),
    default: 'PT20S',
  },
  LOG_LEVEL: {
    doc: 'The lowest level that is logged.',
    schema: value.oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'),
    default: 'info',
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    doc: 'Where traces are sent by OTLP over HTTP. Without it there is no tracing.',
    schema: value.url('http', 'https'),
    optional: true,
  },
} as const

const httpSettings = {
  HOST: { doc: 'The address that HTTP listens on.', schema: value.text(), default: '127.0.0.1' },
  LAUREL_RATE_LIMIT: {
    doc: 'Requests a minute that one network address may send to one process; 0 lifts the general limit.',
    schema: value.integer({ minimum: 0, maximum: 10_000_000 }),
    default: '1200',
  },
  LAUREL_TRUST_PROXY: {
    doc: 'Addresses or networks of the proxies whose X-Forwarded-For is believed.',
    schema: value.list(),
    optional: true,
  },
} as const

const kafkaSettings = {
  KAFKA_BROKERS: { doc: 'The brokers to start from, host:port.', schema: value.list() },
  KAFKA_SSL: { doc: 'Whether the brokers are reached over TLS.', schema: value.flag(), default: 'false' },
  KAFKA_SASL_MECHANISM: {
    doc: 'How the process proves itself to the brokers; needs the user name and password.',
    schema: value.oneOf('plain', 'scram-sha-256', 'scram-sha-512'),
    optional: true,
  },
  KAFKA_SASL_USERNAME: { doc: 'The user name for the brokers.', schema: value.text(), optional: true },
  KAFKA_SASL_PASSWORD: { doc: 'The password for the brokers.', schema: value.text(), optional: true, secret: true },
  LAUREL_TOPIC_PREFIX: {
    doc: 'Put in front of every topic and consumer group, to keep systems on one broker apart.',
    schema: value.text({ minLength: 0, pattern: '^[A-Za-z0-9._-]{0,60}$' }),
    default: '',
  },
  SCHEMA_REGISTRY_URL: {
    doc: 'A Confluent-compatible registry that gives the schema ids. Without it they come from the lock file.',
    schema: value.url('http', 'https'),
    optional: true,
  },
} as const

const storeSettings = {
  MONGODB_URL: {
    doc: 'The replica set; transactions need one.',
    schema: value.url('mongodb', 'mongodb+srv'),
  },
  LAUREL_MASTER_KEY_FILE: {
    doc: 'The file with the master key that wraps the keys of sealed fields.',
    schema: value.text(),
    optional: true,
  },
  LAUREL_INBOX_RETENTION: {
    doc: 'How long the ids of other teams’ messages are remembered; at least as long as their topics can be replayed.',
    schema: value.duration({ minimum: 60_000 }),
    default: 'P35D',
  },
  LAUREL_BATCH_MAX: {
    doc: 'The most messages that are handled in one transaction.',
    schema: value.integer({ minimum: 1, maximum: 10_000 }),
    default: '1000',
  },
  LAUREL_FAULT_KILL_AT: {
    doc: 'For fault tests: a step of a message’s way, and how often it is passed before the process is killed: `committed:7`.',
    schema: value.text({ pattern: '^[a-z-]+(:[0-9]+)?$' }),
    optional: true,
    developmentOnly: true,
  },
  LAUREL_OUTBOX_RETENTION: {
    doc: 'How long a published outbox document is kept.',
    schema: value.duration({ minimum: 60_000 }),
    default: 'P1D',
  },
} as const
