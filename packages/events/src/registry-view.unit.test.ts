import { describe, expect, test } from 'vitest'
import { newestSchemas, PointsEarned, registryView, releasedSchemas } from './index.ts'

const view = registryView()
const earned = newestSchemas.get(PointsEarned.name)!

describe('registryView answers as a Confluent registry does', () => {
  test('GET /schemas/ids/{id}: the schema as text', () => {
    const { status, body } = view.schemaById(String(earned.id))
    expect(status).toBe(200)
    expect(JSON.parse((body as { schema: string }).schema)).toEqual(earned.schema)
  })

  test('GET /subjects: full record names', () => {
    const names = new Set(releasedSchemas.map(({ name }) => name))
    expect(view.subjects()).toEqual({ status: 200, body: [...names].sort() })
  })

  test('GET /subjects/{subject}/versions', () => {
    const versions = releasedSchemas.filter(({ name }) => name === PointsEarned.name).map(({ version }) => version)
    expect(view.versions(PointsEarned.name)).toEqual({ status: 200, body: versions })
  })

  test.each(['latest', '-1', String(earned.version)])('GET /subjects/{subject}/versions/%s', (version) => {
    expect(view.version(PointsEarned.name, version)).toEqual({
      status: 200,
      body: {
        subject: PointsEarned.name,
        version: earned.version,
        id: earned.id,
        schema: JSON.stringify(earned.schema),
      },
    })
  })

  test('404 with 40403 for an id that nobody has', () => {
    for (const id of ['99999', '0', '-1', 'x', '1e3', '']) {
      expect(view.schemaById(id)).toMatchObject({ status: 404, body: { error_code: 40403 } })
    }
  })

  test('404 with 40401 for a subject that is not there', () => {
    const refused = { status: 404, body: { error_code: 40401, message: "Subject 'nobody' not found." } }
    expect(view.versions('nobody')).toEqual(refused)
    expect(view.version('nobody', 'latest')).toEqual(refused)
  })

  test('404 with 40402 for a version that is not there', () => {
    expect(view.version(PointsEarned.name, '999')).toMatchObject({ status: 404, body: { error_code: 40402 } })
  })

  test('422 with 42202 for a version that is none', () => {
    for (const version of ['0', '-2', 'newest', '1.5']) {
      expect(view.version(PointsEarned.name, version)).toMatchObject({ status: 422, body: { error_code: 42202 } })
    }
  })

  test('gives the ids of the registry that the installation uses', () => {
    const other = registryView({ idOf: () => 4711, writerOf: (id) => (id === 4711 ? earned.schema : undefined) })
    expect(other.version(PointsEarned.name, 'latest').body).toMatchObject({ id: 4711 })
    expect(other.schemaById('4711').status).toBe(200)
    expect(other.schemaById(String(earned.id)).status).toBe(404)
  })

  test('does not repeat whatever a caller sent', () => {
    expect(JSON.stringify(view.versions('<script>'))).not.toContain('<')
    expect(JSON.stringify(view.versions('a'.repeat(5000))).length).toBeLessThan(300)
  })
})
