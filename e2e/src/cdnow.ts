import { readFileSync } from 'node:fs'

/** One purchase of the CDNOW sample, as Laurel is told of it. */
export type CdnowPurchase = {
  /** `mbr_cdnow_0001` to `mbr_cdnow_2357`: the customer's number in the sample. */
  readonly memberId: string
  /** `pur_cdnow_00001` to `pur_cdnow_06919`: the line in the file, for some lines say the same. */
  readonly purchaseId: string
  /** Fen: a dollar is taken as a yuan. Eight purchases are of nothing. */
  readonly amountMinor: number
  /** Noon in Shanghai on the same date 27 years later, epoch ms: from 2024-01-01 to 2025-06-30. */
  readonly purchasedAt: number
}

const file = new URL('../data/cdnow-sample.txt', import.meta.url)
const columns = /^ \d{5} (\d{4}) (\d{4})(\d\d)(\d\d) [ \d]\d ([ \d]{4}\.\d\d)$/
const yearsOn = 27
const noonInShanghai = 4

/** All purchases of the sample, in the order of the file: by customer, and each customer's by day. */
export function loadCdnow(): CdnowPurchase[] {
  const purchases = parseCdnow(readFileSync(file, 'ascii'))
  const customers = new Set(purchases.map(({ memberId }) => memberId)).size
  if (purchases.length !== 6_919 || customers !== 2_357) {
    throw new Error(`cdnow-sample.txt is not whole: ${purchases.length} purchases of ${customers} customers`)
  }
  return purchases
}

/** The purchases of a text in the sample's fixed columns (data/README.md); throws and names the line where it is not. */
export function parseCdnow(text: string): CdnowPurchase[] {
  return text
    .split(/\r?\n/)
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line !== '')
    .map(({ line, number }) => parseLine(line, number))
}

function parseLine(line: string, number: number): CdnowPurchase {
  const [, customer, year, month, day, dollars] = columns.exec(line) ?? []
  if (!customer || !year || !month || !day || !dollars) throw new Error(`Line ${number} is not in the sample's columns`)
  const date = `${Number(year) + yearsOn}-${month}-${day}`
  const purchasedAt = new Date(Date.UTC(Number(year) + yearsOn, Number(month) - 1, Number(day), noonInShanghai))
  // A date that the later year does not have would silently become another one.
  if (!purchasedAt.toISOString().startsWith(date)) throw new Error(`Line ${number}: there is no ${date}`)
  return {
    memberId: `mbr_cdnow_${customer}`,
    purchaseId: `pur_cdnow_${String(number).padStart(5, '0')}`,
    // Dollars and cents have two digits after the point: without it they are cents, with no float between.
    amountMinor: Number(dollars.replace('.', '')),
    purchasedAt: purchasedAt.getTime(),
  }
}
