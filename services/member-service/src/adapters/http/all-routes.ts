import type { HttpApp } from '@laurel/service-kit'
import { asyncApiRoute } from './async-api.route.ts'
import { addCallers } from './caller.ts'
import { completeRegistrationRoute } from './complete-registration.route.ts'
import { devClockRoute } from './dev-clock.route.ts'
import { devOutboxRoute } from './dev-outbox.route.ts'
import { fileReportRoute } from './file-report.route.ts'
import { getAgreementsRoute } from './get-agreements.route.ts'
import { getConsentsRoute } from './get-consents.route.ts'
import { getMeRoute } from './get-me.route.ts'
import { getMessagesRoute } from './get-messages.route.ts'
import { getOperationRoute } from './get-operation.route.ts'
import { getPointsRoute } from './get-points.route.ts'
import { getPointsEntriesRoute } from './get-points-entries.route.ts'
import { getStandingRoute } from './get-standing.route.ts'
import type { HttpPorts } from './http-ports.ts'
import { jwksRoute } from './jwks.route.ts'
import { readMessageRoute } from './read-message.route.ts'
import { refreshSessionRoute } from './refresh-session.route.ts'
import { registryRoutes } from './registry.route.ts'
import { requestSignInCodeRoute } from './request-sign-in-code.route.ts'
import { signInRoute } from './sign-in.route.ts'
import { signOutRoute } from './sign-out.route.ts'
import { startRegistrationRoute } from './start-registration.route.ts'

const routes = [
  getAgreementsRoute,
  startRegistrationRoute,
  completeRegistrationRoute,
  signInRoute,
  requestSignInCodeRoute,
  refreshSessionRoute,
  signOutRoute,
  jwksRoute,
  getMeRoute,
  getStandingRoute,
  getMessagesRoute,
  readMessageRoute,
  getConsentsRoute,
  getPointsRoute,
  getPointsEntriesRoute,
  fileReportRoute,
  getOperationRoute,
  registryRoutes,
  asyncApiRoute,
  devOutboxRoute,
  devClockRoute,
]

/** Puts every route of member-service on the server. */
export function addRoutes(app: HttpApp, ports: HttpPorts): void {
  addCallers(app)
  for (const add of routes) add(app, ports)
  app.get('/', { schema: { hide: true } }, (_request, reply) => reply.redirect('/docs'))
}
