import { assertNever } from '@laurel/kernel'
import type { Language } from '../domain/language.ts'
import type { PointsEntryWhy } from '../domain/points-view.ts'

/** Says in one sentence why an entry is what it is, with every figure that it follows from [6.4]. */
export function explainEntry(why: PointsEntryWhy, language: Language): string {
  return language === 'zh' ? inChinese(why) : inEnglish(why)
}

const yuan = (amountMinor: number) => (amountMinor / 100).toFixed(2)
const times = (percent: number) => String(percent / 100)

function inEnglish(why: PointsEntryWhy): string {
  switch (why.kind) {
    case 'earned': {
      const repaid = why.debtRepaid > 0 ? ` ${why.debtRepaid} of them repaid points that you owed.` : ''
      return `Purchase ${why.cause.id}: ¥${yuan(why.amount)} paid × ${times(why.multiplierPercent)} = ${why.earned} points, usable until the end of ${why.endsOn} (earning rules, version ${why.ruleVersion}).${repaid}`
    }
    case 'reversed': {
      const owed = why.addedToDebt > 0 ? ` ${why.addedToDebt} of them were spent already and are owed.` : ''
      return `Refund ${why.cause.id} of purchase ${why.purchaseId} took back ${why.reversed} points, by the rules that earned them (version ${why.ruleVersion}).${owed}`
    }
    case 'ended':
      return `Points that could be used until ${why.endsOn.join(', ')} came to their end.`
    default:
      return assertNever(why)
  }
}

function inChinese(why: PointsEntryWhy): string {
  switch (why.kind) {
    case 'earned': {
      const repaid = why.debtRepaid > 0 ? `其中 ${why.debtRepaid} 分用于抵还欠分。` : ''
      return `消费 ${why.cause.id}：实付 ¥${yuan(why.amount)} × ${times(why.multiplierPercent)} = ${why.earned} 分，有效至 ${why.endsOn}（积分规则第 ${why.ruleVersion} 版）。${repaid}`
    }
    case 'reversed': {
      const owed = why.addedToDebt > 0 ? `其中 ${why.addedToDebt} 分已被使用，记为欠分。` : ''
      return `退款 ${why.cause.id}（消费 ${why.purchaseId}）按当时的规则（第 ${why.ruleVersion} 版）收回 ${why.reversed} 分。${owed}`
    }
    case 'ended':
      return `有效期至 ${why.endsOn.join('、')} 的积分已到期。`
    default:
      return assertNever(why)
  }
}
