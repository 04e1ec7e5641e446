import { afterEach, describe, expect, test } from 'vitest'
import { type RegistryServer, startRegistry } from '../test/registry-server.ts'
import { compile } from './avro-type.ts'
import {
  createCodec,
  DecodeError,
  loadRegistryIds,
  newestSchemas,
  PurchaseRecorded,
  RegistryError,
  releasedSchemas,
  schemaText,
} from './index.ts'

const servers: RegistryServer[] = []
const registry = async (rules?: Parameters<typeof startRegistry>[0]) => {
  const server = await startRegistry(rules)
  servers.push(server)
  return server
}
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()))
})

const purchase: PurchaseRecorded = {
  memberId: 'mbr_1',
  occurredAt: 1,
  purchaseId: 'pur_1',
  amount: 100,
  currency: 'CNY',
  category: null,
  purchasedAt: 1,
}
const refusal = (promise: Promise<unknown>) =>
  promise.then(() => undefined).catch((error: unknown) => error as RegistryError)

describe('loadRegistryIds', () => {
  test('registers every released schema once, and finds them all the next time', async () => {
    const server = await registry()
    const ids = await loadRegistryIds(server.url)
    const registered = server.calls.filter((call) => call.endsWith('/versions'))
    expect(registered).toHaveLength(releasedSchemas.length)
    server.calls.length = 0
    const again = await loadRegistryIds(`${server.url}/`)
    expect(server.calls.filter((call) => call.endsWith('/versions'))).toEqual([])
    for (const schema of releasedSchemas) expect(again.idOf(schema)).toBe(ids.idOf(schema))
  })

  test('the codec writes and reads the registry’s ids', async () => {
    const server = await registry()
    const codec = createCodec({ ids: await loadRegistryIds(server.url) })
    const bytes = codec.encode(PurchaseRecorded, purchase)
    expect(bytes.readInt32BE(1)).toBeGreaterThanOrEqual(100_000)
    expect(codec.decode(bytes).value).toEqual(purchase)
    expect(() => createCodec().decode(bytes)).toThrow(DecodeError)
  })

  test('rights to read are enough once the schemas are there', async () => {
    const server = await registry({ readOnly: true })
    for (const { name, schema } of releasedSchemas) server.put(name, schemaText(schema))
    await expect(loadRegistryIds(server.url)).resolves.toBeDefined()
  })

  test('a refusal says which call, and what the registry answered', async () => {
    const server = await registry({ readOnly: true })
    const error = await refusal(loadRegistryIds(server.url))
    expect(error).toMatchObject({ name: 'RegistryError', status: 403, code: 40_301 })
    expect(error?.message).toContain('/versions: answered 403 (40301)')
  })

  test('credentials in the address are sent as basic authentication and stay out of errors', async () => {
    const server = await registry({ authorization: `Basic ${Buffer.from('laurel:s p').toString('base64')}` })
    const address = (password: string) => server.url.replace('//', `//laurel:${password}@`)
    await expect(loadRegistryIds(address('s%20p'))).resolves.toBeDefined()
    const error = await refusal(loadRegistryIds(address('wrong-secret')))
    expect(error).toMatchObject({ status: 401 })
    expect(`${error?.message} ${error?.stack}`).not.toContain('wrong-secret')
  })

  test('no answer is a RegistryError too', async () => {
    const server = await registry()
    await server.stop()
    servers.length = 0
    await expect(loadRegistryIds(server.url)).rejects.toBeInstanceOf(RegistryError)
  })
})

describe('resolveUnknown', () => {
  test('learns a newer writer’s schema, so that its messages can be read', async () => {
    const server = await registry()
    const ids = await loadRegistryIds(server.url)
    const codec = createCodec({ ids })
    const { name, schema } = newestSchemas.get(PurchaseRecorded.name)!
    const newer = { ...schema, fields: [...schema.fields, { name: 'shop', type: 'string', default: '' }] }
    const id = server.put(name, schemaText(newer))
    const frame = Buffer.alloc(5)
    frame.writeInt32BE(id, 1)
    const bytes = Buffer.concat([frame, compile(newer).toBuffer({ ...purchase, shop: 'shp_1' })])
    expect(() => codec.decode(bytes)).toThrow(`no schema has the id ${id}`)
    await expect(Promise.all([ids.resolveUnknown(id), ids.resolveUnknown(id)])).resolves.toEqual([true, true])
    expect(server.calls.filter((call) => call === `GET /schemas/ids/${id}`)).toHaveLength(1)
    expect(codec.decode(bytes).value).toEqual(purchase)
  })

  test('says no to an id that the registry does not have, and to what is no Avro record', async () => {
    const server = await registry()
    const ids = await loadRegistryIds(server.url)
    await expect(ids.resolveUnknown(5)).resolves.toBe(false)
    await expect(ids.resolveUnknown(server.put('text', '"string"'))).resolves.toBe(false)
    await expect(ids.resolveUnknown(server.put('proto', 'syntax = "proto3";'))).resolves.toBe(false)
  })

  test('fails aloud when the registry is gone, and can be asked again', async () => {
    const server = await registry()
    const ids = await loadRegistryIds(server.url)
    await server.stop()
    servers.length = 0
    await expect(ids.resolveUnknown(5)).rejects.toBeInstanceOf(RegistryError)
    await expect(ids.resolveUnknown(5)).rejects.toBeInstanceOf(RegistryError)
  })
})
