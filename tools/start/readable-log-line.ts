const shown = ['warn', 'error', 'fatal']

/**
 * A line of a service's JSON log as a person reads it, if it is a warning or worse; null for the others. A line that is
 * not JSON (a crash of Node itself) is shown as it is.
 */
export function readableLogLine(service: string, line: string): string | null {
  if (line.trim() === '') return null
  const entry = parse(line)
  if (entry === null) return `${service}: ${line}`
  const { level = '', msg, part, code, err } = entry
  if (!shown.includes(level)) return null
  const said = [part, msg, code, err?.code, err?.message].filter((piece) => piece !== undefined)
  return `${service} ${level.toUpperCase()}: ${[...new Set(said)].join(' – ')}`
}

type LogEntry = {
  level?: string
  msg?: string
  part?: string
  code?: string
  err?: { code?: string | number; message?: string }
}

function parse(line: string): LogEntry | null {
  if (!line.startsWith('{')) return null
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
