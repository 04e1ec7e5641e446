/** Which methods each path of a server takes; consulted only when no route fitted. */
export type KnownPaths = {
  add(path: string, methods: readonly string[]): void
  /** The methods that the routes of this path take, sorted; empty when there is no such path. */
  methodsAt(url: string): string[]
}

type Entry = { readonly segments: readonly string[]; readonly methods: readonly string[] }

/** A register of route patterns with `:parameter` segments and a `*` at the end. */
export function knownPaths(): KnownPaths {
  const entries: Entry[] = []
  return {
    add: (path, methods) => entries.push({ segments: path.split('/'), methods }),
    methodsAt(url) {
      const segments = (url.split('?', 1)[0] ?? '').split('/')
      const methods = entries.filter((entry) => fits(entry.segments, segments)).flatMap((entry) => entry.methods)
      return methods.length === 0 ? [] : [...new Set([...methods, 'OPTIONS'])].toSorted()
    },
  }
}

function fits(pattern: readonly string[], segments: readonly string[]): boolean {
  if (pattern.at(-1) === '*') return segments.length >= pattern.length && startsLike(pattern.slice(0, -1), segments)
  return pattern.length === segments.length && startsLike(pattern, segments)
}

function startsLike(pattern: readonly string[], segments: readonly string[]): boolean {
  return pattern.every((part, i) => (part.startsWith(':') ? segments[i] !== '' : part === segments[i]))
}
