import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { basename } from 'node:path'
import { processCommand } from '../process/process-identity.ts'

export type PortOwner = { pid: number; program: string }

/** Which process listens on a TCP port of this machine, where /proc tells (Linux, own processes or root); else null. */
export function portOwner(port: number): PortOwner | null {
  const inodes = new Set(['tcp', 'tcp6'].flatMap((table) => listeningInodes(readText(`/proc/net/${table}`), port)))
  if (inodes.size === 0) return null
  for (const pid of folder('/proc').filter((name) => /^\d+$/.test(name))) {
    for (const fd of folder(`/proc/${pid}/fd`)) {
      if (inodes.has(link(`/proc/${pid}/fd/${fd}`))) {
        return { pid: Number(pid), program: programOf(Number(pid)) }
      }
    }
  }
  return null
}

/** The sockets (`socket:[inode]`) that listen on `port`, from the text of /proc/net/tcp or tcp6 (proc(5)). */
export function listeningInodes(table: string, port: number): string[] {
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0')
  return table
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => local?.endsWith(`:${hexPort}`) && state === '0A')
    .map((fields) => `socket:[${fields[9]}]`)
}

/** The name of the program alone: its arguments may hold what must not be shown. */
function programOf(pid: number): string {
  return basename(processCommand(pid)?.split(' ')[0] ?? 'a program')
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function folder(path: string): string[] {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}

function link(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}
