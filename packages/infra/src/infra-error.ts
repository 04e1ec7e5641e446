/** Every reason why broker and database do not come up, each with its own stable code. */
export type InfraCode =
  | 'LAUREL_START_ALREADY_RUNNING'
  | 'LAUREL_START_BAD_DOWNLOAD'
  | 'LAUREL_START_COMMAND_FAILED'
  | 'LAUREL_START_KAFKA_FAILED'
  | 'LAUREL_START_MONGODB_FAILED'
  | 'LAUREL_START_NO_DISK'
  | 'LAUREL_START_NO_MAVEN'
  | 'LAUREL_START_NO_MONGOD'
  | 'LAUREL_START_NO_NETWORK'
  | 'LAUREL_START_NO_PYTHON'
  | 'LAUREL_START_NO_REPLICA_SET'
  | 'LAUREL_START_NO_RUNTIME'
  | 'LAUREL_START_NOT_LOCAL'
  | 'LAUREL_START_OLD_LAYOUT'
  | 'LAUREL_START_PORT_TAKEN'
  | 'LAUREL_START_UNREACHABLE'

/**
 * A fault of the machine that a person can put right. The message is made to be shown as it is: what happened, the
 * stable code in brackets, and the next step on a line of its own. It never holds a password of a connection string.
 */
export class InfraError extends Error {
  override readonly name = 'InfraError'
  readonly code: InfraCode
  readonly what: string
  readonly next: string

  constructor(code: InfraCode, what: string, next: string, options?: ErrorOptions) {
    super(`${what} [${code}]\n  What to do: ${next}`, options)
    this.code = code
    this.what = what
    this.next = next
  }
}
