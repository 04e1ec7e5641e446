import { parseArgs } from 'node:util'

export type ServicePlan = { name: string; port: number; setting: string }

export type StartOptions = {
  demo: boolean
  keep: boolean
  kafkaPort: number
  mongoPort: number
  /** The member-service, which serves the API, comes first. */
  services: ServicePlan[]
}

/** A command line or setting that cannot be understood; the message is for the person who typed it. */
export class WrongOption extends Error {}

const ports = [
  { name: 'member-service', setting: 'LAUREL_HTTP_PORT', port: 8080 },
  { name: 'points-service', setting: 'LAUREL_POINTS_PORT', port: 8081 },
  { name: 'payment-service', setting: 'LAUREL_PAYMENT_PORT', port: 8082 },
  { name: 'moderation-service', setting: 'LAUREL_MODERATION_PORT', port: 8083 },
]

const kafkaSetting = 'LAUREL_KAFKA_PORT'
const mongoSetting = 'LAUREL_MONGODB_PORT'

/** The settings that are read here and by infra, not by the services, which would warn of a setting they do not know. */
export const startSettings = [kafkaSetting, mongoSetting, 'LAUREL_MONGOD', ...ports.map(({ setting }) => setting)]

/** What `npm start` was asked to do, from its arguments and environment; throws `WrongOption`. */
export function startOptions(args: readonly string[], environment: NodeJS.ProcessEnv): StartOptions {
  const { demo, keep } = flags(args)
  const port = (setting: string, standard: number) => readPort(setting, environment[setting], standard)
  return {
    demo,
    keep,
    kafkaPort: port(kafkaSetting, 9092),
    mongoPort: port(mongoSetting, 27_017),
    services: ports.map((plan) => ({ ...plan, port: port(plan.setting, plan.port) })),
  }
}

function flags(args: readonly string[]): { demo: boolean; keep: boolean } {
  try {
    const { values } = parseArgs({ args: [...args], options: { demo: { type: 'boolean' }, keep: { type: 'boolean' } } })
    return { demo: values.demo ?? false, keep: values.keep ?? false }
  } catch (error) {
    const why = error instanceof Error ? error.message.split('. ')[0] : error
    throw new WrongOption(`${why}. See npm start -- --help`, { cause: error })
  }
}

function readPort(setting: string, value: string | undefined, standard: number): number {
  if (value === undefined || value === '') return standard
  const port = Number(value)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new WrongOption(`${setting}=${value} is not a port: give a number from 1 to 65535.`)
}
