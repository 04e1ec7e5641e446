import { err, ok } from '@laurel/kernel'
import { decideRefresh } from '../domain/session.ts'
import { answeredBefore, keepAnswer, type RequestMark } from './keep-answer.ts'
import type { Ports, Tokens } from './ports.ts'
import type { Outcome } from './refusal.ts'

/**
 * Takes a refresh token and gives the next tokens. The session moves on before they are given out; a token that was used
 * up before ends the session for everybody (see `decideRefresh`).
 */
export async function refreshSession(ports: Ports, refreshToken: string, mark: RequestMark): Promise<Outcome<Tokens>> {
  const { memberKeys, policies, stores } = ports
  const before = await answeredBefore<Tokens>(ports, mark)
  if (before) return before
  const token = ports.tokens.readRefresh(refreshToken)
  const known = token && (await stores.sessions.find(token.sessionId))
  const key = known && (await memberKeys.load(known.memberId))
  if (!token || !key) return err({ code: 'REFRESH_TOKEN_INVALID' })
  return ports.write([], (unit) =>
    keepAnswer<Tokens>(ports, unit, mark, async () => {
      const record = await stores.sessions.find(token.sessionId, unit.tx)
      const decision = record && decideRefresh(record.session, token.generation, unit.now, policies.sessions)
      if (!decision || decision.kind === 'ended') return { outcome: err({ code: 'REFRESH_TOKEN_INVALID' }) }
      await stores.sessions.save(unit.tx, token.sessionId, decision.session)
      if (decision.kind === 'reused') return { outcome: err({ code: 'REFRESH_TOKEN_INVALID' }) }
      const caller = { memberId: key.memberId, sessionId: token.sessionId }
      return { outcome: ok(await ports.tokens.issue(caller, decision.session.generation, unit.now)), key }
    }),
  )
}
