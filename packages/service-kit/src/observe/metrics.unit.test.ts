import { expect, test } from 'vitest'
import { createMetrics } from '../index.ts'

test('the histogram of HTTP is as Prometheus wants it: buckets that hold the smaller ones, +Inf, sum and count', async () => {
  const metrics = createMetrics('points-service')
  for (const seconds of [0.0005, 0.001, 0.004, 60]) metrics.observeHttp('GET', '/v1/me/points', 200, seconds)
  metrics.observeHttp('POST', '/v1/orders', 409, 0.2)
  const text = await metrics.registry.getSingleMetricAsString('http_request_duration_seconds')
  const of = (name: string, le = '') => {
    const labels = `${le === '' ? '' : `le="${le}",`}method="GET",route="/v1/me/points",status="200",service="points-service"`
    return text
      .split('\n')
      .find((line) => line.startsWith(`http_request_duration_seconds_${name}{${labels}} `))
      ?.split(' ')
      .at(-1)
  }
  expect(text).toContain('# TYPE http_request_duration_seconds histogram')
  expect(['0.001', '0.0025', '0.005', '30', '+Inf'].map((le) => of('bucket', le))).toEqual(['2', '2', '3', '3', '4'])
  expect([of('count'), of('sum')]).toEqual(['4', String(0.0005 + 0.001 + 0.004 + 60)])
  expect(text.match(/status="409"/g)).toHaveLength(17)
})

test('two processes in one program do not share a registry', async () => {
  const [one, other] = [createMetrics('a'), createMetrics('b')]
  one.observeHttp('GET', '/x', 200, 1)
  expect(await other.registry.metrics()).not.toContain('route="/x"')
})
