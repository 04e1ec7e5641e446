import { openShop } from '../src/shop.ts'
import { buy } from './buy.ts'
import { checkStory } from './check-story.ts'
import { join } from './join.ts'
import { narrator } from './narrator.ts'
import { readWhy } from './read-why.ts'
import { report } from './report.ts'
import type { Stage } from './stage.ts'

/**
 * Tells the story of one member to a person, step by step, against the Laurel that runs: what is asked, answered and
 * published is real. Each time with another member, so that it can be told again.
 *
 * @throws with what is wrong in plain words, when the story does not come out as it should
 */
export async function demo(stage: Stage): Promise<void> {
  const { http, brokers, print, topicPrefix = '' } = stage
  const tell = narrator(http, print)
  const shop = await openShop(brokers, topicPrefix)
  try {
    print('The story of one member. Everything below really happens; long answers are shortened.')
    const member = await join(tell)
    await buy(tell, shop, member)
    const shown = await readWhy(tell, member)
    await report(tell, member)
    await checkStory(tell, stage, member, shown)
    print('')
    print(`All of it agrees. ${member.memberId} has ${shown.points.available} points.`)
  } finally {
    await shop.close()
  }
}
