import { isExempt } from './exemptions.ts'
import { type Finding, report } from './report.ts'
import { readSource, type Source, trackedPaths } from './sources.ts'

type Ban = { readonly rule: string; readonly pattern: RegExp; readonly in?: RegExp; readonly message: string }

const code = /\.([cm]?[jt]s|py|sh|ya?ml)$|(^|\/)Dockerfile$/

const bans: readonly Ban[] = [
  {
    rule: 'machine-path',
    pattern: /(?<![\w.@/$}:-])\/(work|opt(?!\/kafka\/)|root|home(?!\/node\b)|Users)\/[\w.-]/,
    message: 'a path of one machine means nothing on another. Make it relative, or a setting.',
  },
  {
    rule: 'private-host',
    pattern: /\/\/(10\.\d+|192\.168|172\.(1[6-9]|2\d|3[01]))\.\d+|\/\/[\w.-]+\.(internal|corp|lan|local)\b/,
    message: 'a host that only one network knows breaks every other. Make it a setting.',
  },
  {
    rule: 'registry-host',
    pattern: /https?:\/\/|^\s*tarball:/,
    in: /(^|\/)pnpm-lock\.yaml$/,
    message:
      'the lock file must not say where packages came from, because each machine has its own registry. Install with the default settings.',
  },
  {
    rule: 'registry-host',
    pattern: /"resolved":/,
    in: /(^|\/)package-lock\.json$/,
    message: 'the lock file must not say where packages came from. Install with omit-lockfile-registry-resolved.',
  },
  {
    rule: 'registry-host',
    pattern: /(^|[\s:-])(registry|index-url|extra-index-url)\s*[=:]\s*['"]?https?:/,
    in: /(^|\/)(\.\w+rc(\.\w+)?|pip\.conf|pnpm-workspace\.yaml|Dockerfile|[\w.-]+\.(sh|toml|xml))$/,
    message: 'which registry a machine uses is for that machine to say. Leave it out.',
  },
  {
    rule: 'secret',
    pattern:
      /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\b(ghp|gho|ghs)_\w{36}|\bnpm_\w{36}|\bxox[abprs]-\w{10}|\bsk_live_\w{16}|_authToken\s*=/,
    message: 'a secret in a commit is known for ever. Revoke it, then read it from a file that a setting names.',
  },
  {
    rule: 'secret-in-url',
    pattern: /\b[a-z][a-z+]*:\/\/[^\s/:@'"`$<{]+:[^\s/:@'"`$<{]+@/,
    in: /(?<!\.test\.ts)$/,
    message: 'a password in a URL ends up in logs. Read it from a file that a setting names.',
  },
  {
    rule: 'environment-by-the-back-door',
    pattern: /\benv\b[^}]*\}\s*=\s*process\b/,
    in: /^(services\/[^/]+|packages\/(?!infra\/|testing\/)[^/]+)\/src\/(?!.*\.test\.ts$)/,
    message: 'process.env is read in settings.ts, not taken apart elsewhere. Declare a setting.',
  },
  {
    rule: 'merge-marker',
    pattern: /^(<{7}|>{7}) /,
    message: 'a merge was not finished here.',
  },
  {
    rule: 'untracked-work',
    pattern: /\b(TODO|FIXME|HACK|XXX)\b(?!.*#\d)/,
    in: code,
    message:
      'a note to do something later is lost unless it names where it is tracked. Do it, or name the issue as #number.',
  },
  {
    rule: 'suppression-without-reason',
    pattern: /@ts-(expect-error|ignore|nocheck)\s*(\*\/)?\s*$|(eslint|v8|c8|istanbul)[ -](ignore|disable)/,
    in: code,
    message:
      'a suppression says why it is right here and which tool it quiets. Write @ts-expect-error with the reason after it.',
  },
]

const secretFile = /(^|\/)(\.env(\..*)?|.*\.(pem|key|p12|pfx|jks))$/

/** Checks a file for what must not be in a commit. */
export const checkHygiene = ({ path, text }: Source): readonly Finding[] => {
  const findings: Finding[] = secretFile.test(path)
    ? [
        {
          path,
          rule: 'secret-file',
          message: 'keys and settings of a machine stay out of the repository. Add the file to .gitignore.',
        },
      ]
    : []
  const applied = bans.filter((ban) => ban.in === undefined || ban.in.test(path))
  for (const [index, line] of text.split('\n').entries())
    for (const { rule, pattern, message } of applied)
      if (pattern.test(line)) findings.push({ path, line: index + 1, rule, message })
  return findings
}

if (import.meta.main) {
  const paths = trackedPaths().filter((path) => !isExempt(path, 'hygiene'))
  const texts = paths.map(readSource).filter(({ text }) => !text.includes('\0'))
  report('hygiene', `${texts.length} files`, texts.flatMap(checkHygiene))
}
