import type { Newcomer } from '../src/register-member.ts'
import type { Shop, ShopMessage } from '../src/shop.ts'
import { bought, gaveBack } from '../src/shop-facts.ts'
import type { Narrator } from './narrator.ts'

const DAY_MS = 24 * 60 * 60_000

/** Another team's shop tells of three purchases and one refund, and stumbles on the way. */
export async function buy(tell: Narrator, shop: Shop, { memberId }: Newcomer): Promise<void> {
  const now = Date.now()
  // Unique for ever within the shop: a story that is told twice must not reuse them.
  const id = (what: string) => `${what}-${now.toString(36)}`
  const purchase = (name: string, amountMinor: number, purchasedAt: number) =>
    bought({ memberId, purchaseId: id(name), amountMinor, purchasedAt })
  const book = purchase('book', 59_90, now - 600 * DAY_MS)
  const shoes = purchase('shoes', 128_50, now - DAY_MS)
  const phone = purchase('phone', 1_299_00, now)
  const half = { memberId, refundId: id('return'), purchaseId: id('shoes'), amountMinor: 50_25, refundedAt: now }
  const publish = async (messages: readonly ShopMessage[]) => {
    for (const message of messages) tell.published(shop.topic, message)
    await shop.tell(messages)
  }

  tell.step(
    'The shop is another team’s system. It knows nothing of points: it publishes that something was bought, a book long',
    'ago and shoes yesterday, and that ¥50.25 of the shoes went back. Amounts are in fen.',
  )
  const first = [book, shoes, gaveBack(half)]
  await publish(first)

  tell.step(
    'The shop’s server stumbles. It does not know what was sent, so it sends all three again (not shown), and then goes on',
    'with a phone. Nothing must count twice.',
  )
  await shop.tell(first)
  await publish([phone])
}
