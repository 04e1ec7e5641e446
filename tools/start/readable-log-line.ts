const levels: Record<number, string> = { 40: 'WARN', 50: 'ERROR', 60: 'FATAL' }

/**
 * A line of a service's JSON log as a person reads it, if it is a warning or worse; null for the others. A line that is
 * not JSON (a crash of Node itself) is shown as it is.
 */
export function readableLogLine(service: string, line: string): string | null {
  if (line.trim() === '') return null
  const entry = parse(line)
  if (entry === null) return `${service}: ${line}`
  const level = typeof entry.level === 'number' ? levels[entry.level] : undefined
  if (level === undefined) return null
  const { msg, code, err } = entry
  const detail = [code, err?.code, err?.message].filter((part) => part !== undefined && part !== msg)
  return `${service} ${level}: ${[msg, ...new Set(detail)].join(' – ')}`
}

type LogEntry = { level?: unknown; msg?: string; code?: string; err?: { code?: string; message?: string } }

function parse(line: string): LogEntry | null {
  if (!line.startsWith('{')) return null
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
