import type { DeadLetters, Parked, ReleaseReport } from '@laurel/messaging'

const USAGE = `dead-letters list             what waits, first parked first
dead-letters list --ended     what was released or dropped
dead-letters show <id>        one message: where it lies, why it waits, how often it was tried
dead-letters dry-run <id>     what a release would do; nothing changes
dead-letters release <id>     handle what waits of the same member and topic, in order
dead-letters drop <id> <why>  give one message up for good, for a reason; then release those behind it`

/**
 * Carries out one operator's command and prints what came of it, one fact a line. False when it could not be done: an
 * unknown id or command, or a release that stopped at a message that failed again.
 */
export async function runDeadLettersCommand(
  deadLetters: DeadLetters,
  [command, id, ...words]: readonly string[],
  print: (line: string) => void,
): Promise<boolean> {
  if (command === 'list') return list(deadLetters, id === '--ended', print)
  const reason = words.join(' ')
  if (command === undefined || id === undefined || !isCommand(command) || (command === 'drop' && reason === '')) {
    print(USAGE)
    return false
  }
  if (command === 'show') {
    const letter = await deadLetters.show(id)
    print(letter ? JSON.stringify(described(letter), null, 2) : `no message ${id} was ever parked here`)
    return letter !== null
  }
  const report = await (command === 'drop' ? deadLetters.drop(id, reason) : deadLetters[command](id))
  if (report === null) print(`no message ${id} waits here; see: dead-letters list`)
  else printReport(report, command === 'dry-run' ? 'would be' : 'was', print)
  return report !== null && report.stoppedAt === null
}

type Command = 'show' | 'dry-run' | 'release' | 'drop'

function isCommand(text: string): text is Command {
  return ['show', 'dry-run', 'release', 'drop'].includes(text)
}

async function list(deadLetters: DeadLetters, ended: boolean, print: (line: string) => void): Promise<boolean> {
  const letters = await deadLetters.list({
    states: ended ? ['released', 'dropped'] : ['parked', 'behind'],
    limit: 1000,
  })
  if (letters.length === 0) print(ended ? 'nothing was released or dropped' : 'nothing waits')
  for (const { _id, state, code, typeName, memberId, attempts, parkedAt } of letters) {
    const since = new Date(parkedAt).toISOString()
    print(
      [_id, state, code, typeName ?? 'unknown type', memberId || 'no member', `tried ${attempts}`, since].join('  '),
    )
  }
  return true
}

/** All but the bytes: they are nobody's to read on a screen. */
function described({ message, ...letter }: Parked): object {
  return { ...letter, key: message.raw.key, headers: message.raw.headers, bytes: message.raw.value?.length ?? 0 }
}

function printReport(report: ReleaseReport, verb: string, print: (line: string) => void): void {
  for (const id of report.released) print(`${id}  ${verb} handled`)
  for (const type of report.emitted) print(`${type}  ${verb} published`)
  if (report.stoppedAt)
    print(`${report.stoppedAt.id}  still fails: ${report.stoppedAt.code}  ${report.stoppedAt.detail}`)
  else if (report.released.length === 0) print(`nothing more ${verb} waiting for ${report.memberId} on ${report.topic}`)
}
