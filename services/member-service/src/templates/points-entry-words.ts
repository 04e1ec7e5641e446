import { assertNever } from '@laurel/kernel'
import type { Language } from '../domain/language.ts'
import type { PointsEntryWhy } from '../domain/points-view.ts'

/** Says why an entry is what it is, with every figure that it follows from, so that a reader can check it [6.4]. */
export function explainEntry(why: PointsEntryWhy, language: Language): string {
  return language === 'zh' ? inChinese(why) : inEnglish(why)
}

type Why<Kind> = Extract<PointsEntryWhy, { readonly kind: Kind }>

const yuan = (amountMinor: number) => `¥${(amountMinor / 100).toFixed(2)}`
const wholeYuan = (amountMinor: number) => Math.floor(amountMinor / 100)

/** ` × 2 × 1.5`: points for each whole yuan, and the multiplier where it is not once. */
function factors({ pointsPerYuan, multiplierPercent }: Why<'earned'>): string {
  return multiplierPercent === 100 ? ` × ${pointsPerYuan}` : ` × ${pointsPerYuan} × ${multiplierPercent / 100}`
}

function inEnglish(why: PointsEntryWhy): string {
  switch (why.kind) {
    case 'earned': {
      const repaid = why.debtRepaid > 0 ? ` ${why.debtRepaid} of them repaid points that you owed.` : ''
      return `Purchase ${why.cause.id}: you paid ${yuan(why.amount)}; ${wholeYuan(why.amount)} whole yuan${factors(why)} = ${why.earned} points, parts of a point left out (earning rules, version ${why.ruleVersion}). Usable until the end of ${why.endsOn}.${repaid}`
    }
    case 'reversed':
      return reversedInEnglish(why)
    case 'ended':
      return `Points that could be used until ${why.endsOn.join(', ')} came to their end.`
    default:
      return assertNever(why)
  }
}

function reversedInEnglish(why: Why<'reversed'>): string {
  const left = why.purchaseAmount - why.refundedBefore - why.amount
  const owed = why.addedToDebt > 0 ? ` ${why.addedToDebt} of them were gone already and are owed.` : ''
  return `Refund ${why.cause.id}: ${yuan(why.amount)} of purchase ${why.purchaseId} went back to you. Of ${yuan(why.purchaseAmount)} with ${why.earned} points, ${yuan(left)} with ${why.kept} points remain, so ${why.reversed} points were taken back, by the rules that earned them (version ${why.ruleVersion}).${owed}`
}

function inChinese(why: PointsEntryWhy): string {
  switch (why.kind) {
    case 'earned': {
      const repaid = why.debtRepaid > 0 ? `其中 ${why.debtRepaid} 分用于抵还欠分。` : ''
      return `消费 ${why.cause.id}：实付 ${yuan(why.amount)}，整元 ${wholeYuan(why.amount)}${factors(why)} = ${why.earned} 分（不足一分舍去；积分规则第 ${why.ruleVersion} 版），有效至 ${why.endsOn}。${repaid}`
    }
    case 'reversed':
      return reversedInChinese(why)
    case 'ended':
      return `有效期至 ${why.endsOn.join('、')} 的积分已到期。`
    default:
      return assertNever(why)
  }
}

function reversedInChinese(why: Why<'reversed'>): string {
  const left = why.purchaseAmount - why.refundedBefore - why.amount
  const owed = why.addedToDebt > 0 ? `其中 ${why.addedToDebt} 分已不在账户中，记为欠分。` : ''
  return `退款 ${why.cause.id}：消费 ${why.purchaseId} 退回 ${yuan(why.amount)}。原消费 ${yuan(why.purchaseAmount)}、得 ${why.earned} 分，余下 ${yuan(left)} 保留 ${why.kept} 分，故按当时的规则（第 ${why.ruleVersion} 版）收回 ${why.reversed} 分。${owed}`
}
