import { Type } from 'typebox'
import type { ErrorDefinitions } from '../problem/error-definition.ts'
import { errorEntry } from '../problem/errors-markdown.ts'
import { framework } from './fault-to-problem.ts'
import type { HttpApp } from './http-app.ts'

const params = Type.Object({ code: Type.String({ maxLength: 80 }) })

/** GET /problems/{code}: what a problem's `type` points to, in both languages, as Markdown. */
export function problemPageRoute(app: HttpApp, definitions: ErrorDefinitions): void {
  app.get('/problems/:code', { schema: { hide: true, params } }, (request, reply) => {
    const { code } = request.params
    const definition = Object.hasOwn(definitions, code) ? definitions[code] : undefined
    if (definition === undefined) throw framework.problem('NOT_FOUND')
    return reply.type('text/markdown; charset=utf-8').send(`${errorEntry(code, definition)}\n`)
  })
}
