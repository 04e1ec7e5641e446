import type { FastifySchema, RouteOptions } from 'fastify'
import { type TSchema, Type } from 'typebox'
import type { HttpApp } from './http-app.ts'
import { checkIdempotencyKey, needsIdempotencyKey, withIdempotencyHeader } from './idempotency.ts'
import type { KnownPaths } from './known-paths.ts'
import { strictSchema } from './strict-schema.ts'

/**
 * What holds for every route that is put on the app: its body and query refuse undeclared fields, a POST needs an
 * `Idempotency-Key`, and its path is known to 405. Below `/v1/` a query that is not declared is an empty one, and the
 * route has a name in OpenAPI: `postRegistrationsRegistrationIdCompletion`.
 */
export function ruleRoutes(app: HttpApp, paths: KnownPaths): void {
  app.decorateRequest('idempotencyKey', null)
  app.addHook('onRoute', (route) => {
    paths.add(route.url, [route.method].flat())
    const schema: FastifySchema & { operationId?: string } = { ...route.schema }
    if (route.url.startsWith('/v1/')) {
      schema.querystring ??= Type.Object({})
      schema.operationId ??= operationIdOf(route)
    }
    closePart(schema, 'body')
    closePart(schema, 'querystring')
    if (needsIdempotencyKey(route)) {
      schema.headers = withIdempotencyHeader(schema.headers)
      route.preValidation = [checkIdempotencyKey, ...hooksOf(route)]
    }
    if (Object.keys(schema).length > 0) route.schema = schema
  })
}

function operationIdOf({ method, url }: Pick<RouteOptions, 'method' | 'url'>): string {
  const words = url.split(/[^A-Za-z0-9]+/).filter((word) => word !== '' && word !== 'v1')
  const capitals = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  return String([method].flat()[0]).toLowerCase() + capitals.join('')
}

function closePart(schema: FastifySchema, part: 'body' | 'querystring'): void {
  if (schema[part] !== undefined) schema[part] = strictSchema(schema[part] as TSchema)
}

function hooksOf(route: RouteOptions) {
  return route.preValidation === undefined ? [] : [route.preValidation].flat()
}
