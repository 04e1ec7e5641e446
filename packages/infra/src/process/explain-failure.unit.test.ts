import { expect, test } from 'vitest'
import { explainFailure } from './explain-failure.ts'

test.each([
  ['Temporary failure in name resolution', 'LAUREL_START_NO_NETWORK'],
  ['Could not transfer artifact org.apache.kafka:kafka_2.13:pom:4.4.0', 'LAUREL_START_NO_NETWORK'],
  ['ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE', 'LAUREL_START_BAD_DOWNLOAD'],
  ['Could not transfer artifact x: Checksum validation failed, expected 1 but is 2', 'LAUREL_START_BAD_DOWNLOAD'],
  ['OSError: [Errno 28] No space left on device', 'LAUREL_START_NO_DISK'],
  ['something else', 'LAUREL_START_COMMAND_FAILED'],
])('%s is %s', (output, code) => {
  expect(explainFailure('Fetching', output)).toMatchObject({ code })
})

test('what nobody foresaw shows the end of its output', () => {
  const output = Array.from({ length: 40 }, (_, line) => `line ${line}`).join('\n')
  const { message } = explainFailure('Fetching', output)
  expect(message).toContain('line 39')
  expect(message).not.toContain('line 20')
})
