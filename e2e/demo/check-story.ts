import { connect } from '@laurel/mongo'
import { auditAnswer } from '../src/audit-answer.ts'
import type { Newcomer } from '../src/register-member.ts'
import type { Narrator } from './narrator.ts'
import type { Shown } from './read-why.ts'
import type { Stage } from './stage.ts'

/** What the shop told of, worked out by hand: ¥59.90 → 59, ¥128.50 − ¥50.25 = ¥78.25 → 78, ¥1,299.00 → 1,299. */
const BY_HAND = 59 + 78 + 1_299

/** Checks that what the member was shown agrees with itself, with the ledger, and with paper and pencil. */
export async function checkStory(tell: Narrator, stage: Stage, { memberId }: Newcomer, shown: Shown): Promise<void> {
  const { points, entries } = shown
  tell.step('Does it all agree?')
  const check = (what: string, wrong: readonly string[]) => {
    tell.say(`${wrong.length === 0 ? '✓' : '✗'} ${what}`)
    if (wrong.length > 0) throw new StoryDisagrees(what, wrong)
  }
  const sum = entries.reduce((total, entry) => total + entry.points, 0)
  const working = entries.toReversed().map((entry) => entry.points)
  check(
    `the balance is the sum of the entries: ${working.join(' + ').replaceAll('+ -', '− ')} = ${points.available}`,
    points.available === sum ? [] : [`the balance is ${points.available}, the entries sum to ${sum}`],
  )
  check('each entry follows from its own figures and rules', auditAnswer(points, entries))
  check(
    `it is what paper and pencil make of the shop’s facts, each counted once: ${BY_HAND}`,
    points.available === BY_HAND ? [] : [`the balance is ${points.available}`],
  )
  const ledger = await ledgerBalance(stage, memberId)
  check(
    'it is what the ledger says, in the database of points-service that nobody else reads',
    ledger === points.available ? [] : [`the ledger says ${ledger}, the member is shown ${points.available}`],
  )
}

async function ledgerBalance({ mongodb, pointsDatabase = 'laurel_points' }: Stage, memberId: string) {
  const database = await connect(mongodb, pointsDatabase)
  try {
    const accounts = database.collection<{ _id: string; available: number }>('accounts')
    return (await accounts.findOne({ _id: memberId }))?.available
  } finally {
    await database.close()
  }
}

/** The story did not come out as it should: what was checked, and what is wrong. */
class StoryDisagrees extends Error {
  constructor(what: string, wrong: readonly string[]) {
    super(`A figure is wrong.\n  Checked: ${what}\n${wrong.map((line) => `  Wrong: ${line}`).join('\n')}`)
  }
}
