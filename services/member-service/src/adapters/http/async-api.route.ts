import { asyncApi } from '@laurel/events'
import type { HttpApp } from '@laurel/service-kit'
import type { HttpPorts } from './http-ports.ts'

/** GET /asyncapi.json: the topics of this installation. Brokers are left out: who may know them is told otherwise. */
export function asyncApiRoute(app: HttpApp, { version, topicPrefix, schemaIds }: HttpPorts): void {
  const document = asyncApi({ version, prefix: topicPrefix, ids: schemaIds })
  const schema = { tags: ['topics'], summary: 'AsyncAPI 3 document of the topics' }
  app.get('/asyncapi.json', { schema }, async () => document)
}
