import type { ChangeStream, Database, Document } from '@laurel/mongo'

const REOPEN_MS = 1_000

/**
 * Follows a collection's changes from now on, reopening after every fault. Changes during a fault are missed, so what
 * hangs on it must poll as well: resume tokens expire (error 286) and cannot be relied on.
 */
export function watchCollection(
  db: Database,
  name: string,
  pipeline: Document[],
  options: Document,
  onChange: (change: Document) => void,
): { close(): Promise<void> } {
  let closed = false
  let stream: ChangeStream
  let timer: NodeJS.Timeout | undefined
  const open = (): void => {
    stream = db.collection(name).watch(pipeline, options)
    stream.on('change', onChange)
    stream.on('error', () => {
      if (!closed) timer = setTimeout(open, REOPEN_MS)
    })
  }
  open()
  return {
    async close() {
      closed = true
      clearTimeout(timer)
      await stream.close()
    },
  }
}
