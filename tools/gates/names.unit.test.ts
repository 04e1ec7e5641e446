import { expect, test } from 'vitest'
import { checkName } from './names.ts'

test.each([
  ['packages/kernel/src/date-utils.ts', 'names-say-something'],
  ['services/x-service/src/adapters/helpers/a.ts', 'names-say-something'],
  ['services/x-service/src/domain/base.model.ts', 'names-say-something'],
  ['services/x-service/src/domain/index.ts', 'index-is-a-face'],
  ['packages/kernel/src/money.test.ts', 'tests-have-a-role'],
])('%s breaks %s', (path, rule) => {
  expect(checkName(path).map((finding) => finding.rule)).toEqual([rule])
})

test.each([
  'packages/kernel/src/index.ts',
  'packages/kernel/src/money.laws.test.ts',
  'services/x-service/src/adapters/http/get-points.route.ts',
  'services/x-service/src/domain/database.ts',
  'services/x-service/src/policies/common-passwords.ts',
])('%s passes', (path) => {
  expect(checkName(path)).toEqual([])
})
