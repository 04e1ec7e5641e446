import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifySchema } from 'fastify'
import { PROBLEM_MEDIA_TYPE, problemReference } from '../problem/problem-responses.ts'
import type { HttpApp } from './http-app.ts'

/** What the generated OpenAPI document says of the service. */
export type DocsOptions = { readonly title: string; readonly description?: string }

/** All from this process, so that the page works without a network. */
const PAGE_POLICY =
  "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"

/** Two laurel twigs, for the head of the page. */
const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" fill="none" stroke="#7fb069" stroke-width="3">
<path d="M20 36C8 30 6 16 12 4M20 36c12-6 14-20 8-32M8 24l6-3M7 15l6 1M32 24l-6-3M33 15l-6 1"/></svg>`

/**
 * Generates OpenAPI 3.1 from the routes: GET /openapi.json, and a page for people at /docs whose scripts and styles
 * come from this process alone. Routes with `security: [{ bearer: [] }]` are shown as needing a token.
 */
export async function documentRoutes(app: HttpApp, docs: DocsOptions, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: docs.title, version, ...(docs.description !== undefined && { description: docs.description }) },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    },
    refResolver: {
      buildLocalReference: (json, _base, _fragment, i) => (typeof json.$id === 'string' ? json.$id : `def-${i}`),
    },
    transform: ({ schema, url }) => ({ schema: withDefaultProblem(schema), url }),
  })
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: PAGE_POLICY,
    theme: { title: docs.title },
    logo: { type: 'image/svg+xml', content: LOGO, href: '/docs', target: '_self' },
    // Otherwise the page sends the document to a validator on the internet.
    uiConfig: { validatorUrl: null, docExpansion: 'list' },
  })
}

/** Every route can end in a problem; those that declare their codes say which. */
function withDefaultProblem(schema: FastifySchema | undefined): FastifySchema {
  const problem = { description: 'Any other problem', content: { [PROBLEM_MEDIA_TYPE]: { schema: problemReference } } }
  const given = (schema ?? {}) as FastifySchema & { hide?: boolean }
  if (given.hide === true) return given
  return { ...given, response: { ...(given.response as object | undefined), default: problem } }
}
