import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { plan } from './plan.ts'

const root = join(import.meta.dirname, '..')
const copies: string[] = []
let copy = ''
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'laurel-events-'))
  copies.push(copy)
  for (const part of ['schemas', 'golden', 'src', 'tools', 'schemas.lock.json', 'asyncapi.json', 'package.json']) {
    cpSync(join(root, part), join(copy, part), { recursive: true })
  }
  // The copy's sources find avsc where the package does.
  cpSync(join(root, 'node_modules'), join(copy, 'node_modules'), {
    recursive: true,
    verbatimSymlinks: false,
    dereference: true,
  })
})
afterAll(() => {
  for (const folder of copies) rmSync(folder, { recursive: true })
})

const OPTIONAL = '"name": "reasonCode", "type": ["null", "string"], "default": null, "doc": "Why."'

const edit = (file: string, from: string, to: string) => {
  const text = readFileSync(join(copy, file), 'utf8')
  expect(text).toContain(from)
  writeFileSync(join(copy, file), text.replace(from, to))
}
const generate = (...args: string[]) => {
  const { status, stderr } = spawnSync(process.execPath, [join(copy, 'tools/generate.cli.ts'), ...args], {
    encoding: 'utf8',
  })
  return { status, stderr }
}

describe('the generator', () => {
  test('has nothing to do in this package: what is generated is up to date', () => {
    const { files, problems } = plan(root)
    expect(problems).toEqual([])
    for (const [file, text] of files) expect(readFileSync(join(root, file), 'utf8'), file).toBe(text)
  })

  test('with --check fails when a file is stale, and says which and what to run', () => {
    expect(generate('--check')).toEqual({ status: 0, stderr: '' })
    edit('src/generated/points-earned.ts', 'readonly points: number', 'readonly points: string')
    writeFileSync(join(copy, 'src/generated/left-over.ts'), '')
    const { status, stderr } = generate('--check')
    expect(status).toBe(1)
    expect(stderr).toContain(
      '- packages/events/src/generated/points-earned.ts\n- packages/events/src/generated/left-over.ts\n',
    )
    expect(stderr).toContain('Run: pnpm --filter @laurel/events generate')
    expect(generate().status).toBe(0)
    expect(generate('--check').status).toBe(0)
  })

  test('releases a changed schema as a new version, with golden bytes, and keeps the old ones', () => {
    const before = JSON.parse(readFileSync(join(copy, 'schemas.lock.json'), 'utf8')) as { schemas: unknown[] }
    edit('schemas/points.events/PointsEnded.avsc', '"name": "lots"', `${OPTIONAL} }, { "name": "lots"`)
    expect(generate()).toEqual({ status: 0, stderr: '' })
    const after = JSON.parse(readFileSync(join(copy, 'schemas.lock.json'), 'utf8')) as { schemas: unknown[] }
    expect(after.schemas.slice(0, -1)).toEqual(before.schemas)
    expect(after.schemas.at(-1)).toMatchObject({
      name: 'laurel.points.PointsEnded',
      version: 2,
      id: after.schemas.length,
    })
    expect(readFileSync(join(copy, 'golden/points.PointsEnded.v2.json'), 'utf8')).toContain('"hex"')
    expect(generate('--check').status).toBe(0)
  })

  test('writes nothing at a break of compatibility', () => {
    edit('schemas/points.events/PointsEnded.avsc', '"name": "lots"', '"name": "endedLots"')
    const lock = readFileSync(join(copy, 'schemas.lock.json'), 'utf8')
    const { status, stderr } = generate()
    expect(status).toBe(1)
    expect(stderr).toContain('- PointsEnded: field `endedLots` was added without a default')
    expect(readFileSync(join(copy, 'schemas.lock.json'), 'utf8')).toBe(lock)
  })

  test('a change of a shared type is a new version of every record that holds it', () => {
    const added =
      ',\n    { "name": "frozen", "type": "long", "default": 0, "doc": "Points that cannot be used for now." }\n  ]\n}'
    edit('schemas/_types/Balance.avsc', '\n  ]\n}', added)
    expect(generate()).toEqual({ status: 0, stderr: '' })
    const { schemas } = JSON.parse(readFileSync(join(copy, 'schemas.lock.json'), 'utf8')) as {
      schemas: { name: string; version: number }[]
    }
    expect(schemas.filter(({ version }) => version === 2).map(({ name }) => name)).toEqual([
      'laurel.points.PointsEarned',
      'laurel.points.PointsEnded',
      'laurel.points.PointsReversed',
    ])
  })
})
