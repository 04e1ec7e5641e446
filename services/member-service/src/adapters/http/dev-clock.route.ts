import type { ClockMove, HttpApp } from '@laurel/service-kit'
import { Type } from 'typebox'
import { errors } from '../../errors.ts'
import type { HttpPorts } from './http-ports.ts'
import { rfc3339, timeSchema } from './rfc3339.ts'

const schema = {
  tags: ['development'],
  summary: 'Move the clock of every service forward',
  description:
    'By a duration, in the Shanghai calendar, or to an instant. Nothing moves it back but an empty `.laurel`.',
  body: Type.Object({
    advance: Type.Optional(Type.String({ maxLength: 40, examples: ['P8D'], description: 'ISO 8601 duration' })),
    now: Type.Optional(timeSchema),
  }),
  response: { 200: Type.Object({ now: timeSchema }), ...errors.responses('CLOCK_MOVE_INVALID') },
} as const

/** POST /dev/clock, in development only: elsewhere there is no such path. */
export function devClockRoute(app: HttpApp, { moveClock }: HttpPorts): void {
  if (moveClock === null) return
  app.post('/dev/clock', { schema, config: { idempotency: false } }, async ({ body: { advance, now } }) => {
    if ((advance === undefined) === (now === undefined)) throw errors.problem('CLOCK_MOVE_INVALID')
    const moved: ClockMove = moveClock(advance === undefined ? { now: Date.parse(now ?? '') } : { advance })
    if (!moved.ok) throw errors.problem('CLOCK_MOVE_INVALID')
    return { now: rfc3339(moved.value) }
  })
}
