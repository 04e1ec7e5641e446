import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { InfraError } from '../infra-error.ts'
import { freePort } from '../ports/free-port.ts'
import { explainFailure } from '../process/explain-failure.ts'
import { findProgram } from '../process/find-program.ts'
import { type LocalProcess, localProcess } from '../process/local-process.ts'
import { poll } from '../process/poll.ts'
import { runCommand } from '../process/run-command.ts'
import type { StartContext, Way } from '../start/part.ts'
import { step } from '../step.ts'
import { newClusterId } from './cluster-id.ts'
import { findJava, javaMajorMin } from './find-java.ts'
import { groupSilence, kafkaSilence } from './kafka-answers.ts'
import { kafkaJars, kafkaVersion } from './kafka-jars.ts'
import { serverProperties } from './server-properties.ts'

/** A broker as a process of this machine: Java 17 or newer, and Maven for the first fetch. */
export async function localKafka(context: StartContext, port: number): Promise<Way<string[]>> {
  const java = await findJava(context.environment)
  if (java === null || java.major < javaMajorMin) return { missing: noJava(java?.major ?? null) }
  const jars = await kafkaJars(context, findProgram('mvn', context.environment.PATH))
  if (jars === null) return { missing: noMaven() }
  return {
    async start() {
      const broker = { java: java.program, classPath: join(jars, '*'), port }
      const process = await step(context.log, `Starting Kafka ${kafkaVersion} on 127.0.0.1:${port}`, () =>
        startBroker(context, broker),
      )
      const title = `Kafka ${kafkaVersion} (Java ${java.major})`
      return { how: 'local', address: [`127.0.0.1:${port}`], title, process, stop: process.stop }
    },
  }
}

type Broker = { java: string; classPath: string; port: number }

async function startBroker(context: StartContext, { java, classPath, port }: Broker): Promise<LocalProcess> {
  const folder = join(context.dataDir, 'kafka')
  const settingsFile = join(context.dataDir, 'kafka.properties')
  mkdirSync(folder, { recursive: true })
  const settings = { port, controllerPort: await freePort(), dataFolder: folder }
  writeFileSync(settingsFile, serverProperties(settings))
  if (!existsSync(join(folder, 'meta.properties'))) await format(java, classPath, settingsFile, context.signal)
  const broker = localProcess({
    name: 'kafka',
    program: java,
    args: [...heap, ...quiet, '-cp', classPath, 'kafka.Kafka', settingsFile],
    marker: settingsFile,
    logFile: join(context.dataDir, 'logs', 'kafka.log'),
    ledger: context.ledger,
    readyWithinMs: 90_000,
    stopWithinMs: 20_000,
    ready: (signal) => untilUsable([`127.0.0.1:${port}`], signal),
    explain: ({ how, log }) =>
      new InfraError(
        'LAUREL_START_KAFKA_FAILED',
        `Kafka ${how}:\n${log}\n`,
        `read ${join(context.dataDir, 'logs', 'kafka.log')}; if its data is damaged, remove ${context.dataDir} (development data is lost).`,
      ),
  })
  await broker.start(context.signal)
  return broker
}

async function untilUsable(brokers: string[], signal: AbortSignal): Promise<void> {
  await poll(async () => ((await kafkaSilence(brokers)) === null ? true : null), signal)
  await poll(async () => ((await groupSilence(brokers)) === null ? true : null), signal)
}

const heap = ['-Xms256m', '-Xmx768m', '-XX:+UseG1GC', '-XX:MaxGCPauseMillis=20', '-Djava.awt.headless=true']
const quiet = ['-Dorg.slf4j.simpleLogger.defaultLogLevel=warn', '-Dorg.slf4j.simpleLogger.showDateTime=true']

/** Gives the empty data folder its cluster id. A fast compiler is enough for half a second of work. */
async function format(java: string, classPath: string, settingsFile: string, signal?: AbortSignal): Promise<void> {
  const tool = ['kafka.tools.StorageTool', 'format', '-t', newClusterId(), '-c', settingsFile]
  const { ok, output } = await runCommand(java, ['-XX:TieredStopAtLevel=1', ...quiet, '-cp', classPath, ...tool], {
    signal,
  })
  if (!ok) throw explainFailure("Formatting Kafka's storage", output)
}

function noJava(major: number | null): InfraError {
  return new InfraError(
    'LAUREL_START_NO_RUNTIME',
    major === null
      ? 'No Java was found (JAVA_HOME, PATH).'
      : `Java ${major} is too old, Kafka needs ${javaMajorMin} or newer.`,
    `install Java ${javaMajorMin} or newer and Maven (Debian, Ubuntu: apt-get install openjdk-17-jre-headless maven).`,
  )
}

function noMaven(): InfraError {
  return new InfraError(
    'LAUREL_START_NO_MAVEN',
    'Java is there, but Maven (mvn), which fetches Kafka the first time, is not.',
    'install Maven (Debian, Ubuntu: apt-get install maven; macOS: brew install maven).',
  )
}
