import { expect, test } from 'vitest'
import { atMostAtOnce } from './at-most-at-once.ts'
import { createPasswords } from './passwords.ts'

const passwords = await createPasswords(2)

test('a password is kept as argon2id with the OWASP parameters, never twice alike', async () => {
  const [one, two] = await Promise.all([passwords.hash('correct horse'), passwords.hash('correct horse')])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one).not.toBe(two)
  expect(await passwords.verify(one, 'correct horse')).toBe(true)
  expect(await passwords.verify(one, 'Correct horse')).toBe(false)
})

test('where there is no password nothing matches, not even what the stand-in was made of', async () => {
  expect(await passwords.verify(null, 'nobody has this password')).toBe(false)
})

test('no more tasks run at once than allowed, and all run, also after one that failed', async () => {
  const run = atMostAtOnce(2)
  let running = 0
  let most = 0
  const task = async (fails: boolean) => {
    running += 1
    most = Math.max(most, running)
    await new Promise((resolve) => setImmediate(resolve))
    running -= 1
    if (fails) throw new Error('failed')
  }
  const results = await Promise.allSettled(Array.from({ length: 9 }, (_, index) => run(() => task(index === 1))))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(8)
  expect(most).toBe(2)
})
