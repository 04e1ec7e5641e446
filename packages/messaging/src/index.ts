export { type Bus, type BusOptions, createBus } from './bus.ts'
export type { BusSettings } from './bus-settings.ts'
export type { DeadLetters } from './dead-letters/dead-letters.ts'
export type { Parked, ParkedState } from './dead-letters/parked.ts'
export type { ReleaseReport } from './dead-letters/release.ts'
export { type Incoming, type Outgoing, outgoing } from './event.ts'
export {
  type Decision,
  type Handler,
  type HandlerDefinition,
  type HandlerMeta,
  handler,
  type Needs,
  type State,
} from './handler.ts'
export { createKafka, type KafkaSettings } from './kafka/client.ts'
export { ensureTopics, TopicMismatch } from './kafka/topics.ts'
export { killProbe } from './kill-probe.ts'
export type { Log } from './log.ts'
export { finished, type Operation, type OperationOutcome, operationStore } from './operations/operation.ts'
export type { OperationRequest, Submitted } from './operations/operation-request.ts'
export { createOperations, type Operations } from './operations/operations.ts'
export { noProbe, type Probe, STEPS, type Step } from './probe.ts'
export type { ServiceName } from './service-name.ts'
export {
  type DocOf,
  defineStore,
  type MemberDocument,
  type StoreDef,
  type StoreDefs,
  type View,
} from './state/store.ts'
export type { Unit, Write } from './write.ts'
