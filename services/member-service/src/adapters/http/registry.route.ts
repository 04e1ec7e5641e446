import { REGISTRY_CONTENT_TYPE, type RegistryAnswer, registryView } from '@laurel/events'
import type { HttpApp } from '@laurel/service-kit'
import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import type { HttpPorts } from './http-ports.ts'

const tags = ['topics']
const subject = Type.String({ maxLength: 200 })

/**
 * The read-only part of a Confluent schema registry, below `/registry` (contract.md): a stock client in any language decodes our
 * topics with it. Answers and errors are the registry's, not problem documents.
 */
export function registryRoutes(app: HttpApp, { schemaIds }: HttpPorts): void {
  const view = registryView(schemaIds)
  const byId = { tags, params: Type.Object({ id: Type.String({ maxLength: 20 }) }) } as const
  app.get('/registry/schemas/ids/:id', { schema: byId }, (request, reply) =>
    answer(reply, view.schemaById(request.params.id)),
  )
  app.get('/registry/subjects', { schema: { tags } }, (_request, reply) => answer(reply, view.subjects()))
  const bySubject = { tags, params: Type.Object({ subject }) } as const
  app.get('/registry/subjects/:subject/versions', { schema: bySubject }, (request, reply) =>
    answer(reply, view.versions(request.params.subject)),
  )
  const byVersion = { tags, params: Type.Object({ subject, version: Type.String({ maxLength: 20 }) }) } as const
  app.get('/registry/subjects/:subject/versions/:version', { schema: byVersion }, (request, reply) =>
    answer(reply, view.version(request.params.subject, request.params.version)),
  )
}

function answer(reply: FastifyReply, { status, body }: RegistryAnswer) {
  return reply.code(status).type(REGISTRY_CONTENT_TYPE).send(JSON.stringify(body))
}
