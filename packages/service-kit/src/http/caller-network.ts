import type { FastifyRequest } from 'fastify'

const MAPPED_V4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i

/** The network that a request comes from: an IPv4 address, or the first 64 bits of an IPv6 one, which one caller owns. */
export function callerNetwork(request: Pick<FastifyRequest, 'ip'>): string {
  const { ip } = request
  return ip.includes(':') ? networkOfV6(ip) : ip
}

function networkOfV6(ip: string): string {
  const mapped = MAPPED_V4.exec(ip)?.[1]
  if (mapped !== undefined) return mapped
  const [head = '', tail] = (ip.split('%', 1)[0] ?? '').toLowerCase().split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const gap = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  const groups = [...before, ...gap, ...after].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''))
  return groups.join(':')
}
