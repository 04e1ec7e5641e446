import type { HttpApp } from '@laurel/service-kit'
import { Type } from 'typebox'
import type { HttpPorts } from './http-ports.ts'

const schema = {
  tags: ['session'],
  summary: 'The keys that access tokens are verified with',
  response: { 200: Type.Object({ keys: Type.Array(Type.Object({}, { additionalProperties: true })) }) },
} as const

/** GET /.well-known/jwks.json (RFC 7517, 5). */
export function jwksRoute(app: HttpApp, { publicKeys }: HttpPorts): void {
  app.get('/.well-known/jwks.json', { schema }, async (_request, reply) => {
    reply.header('cache-control', 'public, max-age=300')
    return { keys: [...publicKeys()] }
  })
}
