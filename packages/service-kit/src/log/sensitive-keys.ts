/** Names, without case, `-` and `_`, of fields whose value never goes into a log, whatever it is. */
const SENSITIVE = new Set(
  [
    'authorization proxyauthorization cookie setcookie password passwordhash passwd secret clientsecret apikey privatekey',
    'token accesstoken refreshtoken idtoken otp onetimecode verificationcode',
    'address addresses phone phonenumber mobile mobilenumber tel telephone email emailaddress mail ip remoteaddress',
    'displayname nickname realname fullname firstname lastname username',
    'idnumber idcard idcardnumber identitynumber passport birthday birthdate dateofbirth face',
    'body payload query querystring note keyvalue',
  ].flatMap((line) => line.split(' ')),
)

/** A stable code of ours or of Node (`OUT_OF_STOCK`, `ECONNREFUSED`), as against a one-time code. */
const STABLE_CODE = /^E[A-Z]{3,}$|^[A-Z]+(?:_[A-Z0-9]+)+$/

const known = new Map<string, boolean>()
const KNOWN_MAX = 2000

/** Whether the value of a field is kept out of the log. `code` is, unless it is a stable code or a status. */
export function isSensitive(key: string, value: unknown): boolean {
  if (key === 'code') return !(typeof value === 'string' && STABLE_CODE.test(value))
  const before = known.get(key)
  if (before !== undefined) return before
  const sensitive = SENSITIVE.has(key.toLowerCase().replace(/[-_]/g, ''))
  if (known.size < KNOWN_MAX) known.set(key, sensitive)
  return sensitive
}
