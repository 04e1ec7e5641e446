import type { ErrorDefinitions } from './error-definition.ts'

/** What can be wrong with a request before a route sees it. */
export const requestErrors = {
  MALFORMED_HTTP: {
    status: 400,
    title: { zh: 'HTTP 报文有误', en: 'Malformed HTTP' },
    detail: { zh: '收到的内容不是有效的 HTTP 请求。', en: 'What arrived is not a valid HTTP request.' },
    next: { zh: '请检查客户端或代理。', en: 'Check the client, or the proxy in between.' },
  },
  BAD_URL: {
    status: 400,
    title: { zh: '网址有误', en: 'Bad URL' },
    detail: { zh: '网址中的百分号编码无效。', en: 'The URL has an invalid percent-encoding.' },
    next: { zh: '请按 RFC 3986 编码后重试。', en: 'Encode it as RFC 3986 says and try again.' },
  },
  MALFORMED_JSON: {
    status: 400,
    title: { zh: 'JSON 有误', en: 'Malformed JSON' },
    detail: { zh: '请求体不是可以接受的 JSON。', en: 'The body is not JSON that can be accepted.' },
    next: {
      zh: '请发送 UTF-8 编码的 JSON；不得含有 __proto__ 或 constructor.prototype。',
      en: 'Send JSON in UTF-8, with no __proto__ and no constructor.prototype in it.',
    },
  },
  VALIDATION_FAILED: {
    status: 400,
    title: { zh: '请求内容不符合要求', en: 'The request does not fit' },
    detail: { zh: '请求中有 {count} 处不符合要求。', en: 'Faults found in the request: {count}.' },
    next: { zh: '请按 errors 逐项改正后重试。', en: 'Correct what errors lists and try again.' },
  },
  IDEMPOTENCY_KEY_REQUIRED: {
    status: 400,
    title: { zh: '缺少 Idempotency-Key', en: 'Idempotency-Key is missing' },
    detail: { zh: '此请求须带 Idempotency-Key 请求头。', en: 'This request needs an Idempotency-Key header.' },
    next: {
      zh: '每个新请求使用一个新的随机值；重试时使用同一个值。',
      en: 'Use a new random value for each new request, and the same value for a retry.',
    },
  },
  IDEMPOTENCY_KEY_INVALID: {
    status: 400,
    title: { zh: 'Idempotency-Key 无效', en: 'Idempotency-Key is invalid' },
    detail: {
      zh: 'Idempotency-Key 须为 1 至 255 个可见 ASCII 字符。',
      en: 'An Idempotency-Key is 1 to 255 visible ASCII characters.',
    },
    next: { zh: '请使用随机的 UUID。', en: 'A random UUID will do.' },
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    title: { zh: 'Idempotency-Key 已被使用', en: 'Idempotency-Key was used before' },
    detail: {
      zh: '此 Idempotency-Key 已用于另一个内容不同的请求。',
      en: 'This Idempotency-Key was used for another request with other content.',
    },
    next: { zh: '新的请求请使用新的值。', en: 'Use a new value for a new request.' },
  },
  CURSOR_INVALID: {
    status: 400,
    title: { zh: '游标无效', en: 'Invalid cursor' },
    detail: { zh: '游标不是由此列表给出的。', en: 'The cursor was not given by this list.' },
    next: { zh: '请去掉 cursor，从头读取列表。', en: 'Leave cursor out to read the list from its start.' },
  },
  UNAUTHENTICATED: {
    status: 401,
    title: { zh: '未登录', en: 'Not signed in' },
    detail: { zh: '缺少有效的访问令牌。', en: 'A valid access token is missing.' },
    next: { zh: '请登录，或刷新令牌后重试。', en: 'Sign in, or refresh the token, and try again.' },
  },
  FORBIDDEN: {
    status: 403,
    title: { zh: '无权进行', en: 'Not allowed' },
    detail: { zh: '您的身份无权进行此操作。', en: 'You are not entitled to do this.' },
  },
  NOT_FOUND: {
    status: 404,
    title: { zh: '没有找到', en: 'Not found' },
    detail: { zh: '此地址没有内容。', en: 'There is nothing at this address.' },
    next: { zh: '请核对地址；可用的地址见 /docs。', en: 'Check the address; /docs lists those that exist.' },
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    title: { zh: '不支持此方法', en: 'Method not allowed' },
    detail: { zh: '此地址只支持：{allow}。', en: 'This address takes only: {allow}.' },
  },
  REQUEST_TIMEOUT: {
    status: 408,
    title: { zh: '请求超时', en: 'The request took too long' },
    detail: { zh: '请求没有在时限内全部到达。', en: 'The request did not arrive whole in time.' },
    next: { zh: '请重试。', en: 'Try again.' },
  },
  BODY_TOO_LARGE: {
    status: 413,
    title: { zh: '请求体过大', en: 'The body is too large' },
    detail: { zh: '请求体超过了允许的大小。', en: 'The body is larger than is accepted.' },
  },
  URI_TOO_LONG: {
    status: 414,
    title: { zh: '网址过长', en: 'The URL is too long' },
    detail: { zh: '网址超过了允许的长度。', en: 'The URL is longer than is accepted.' },
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    title: { zh: '不支持的内容类型', en: 'Unsupported media type' },
    detail: { zh: '此地址不接受这种内容类型。', en: 'This address does not take this content type.' },
    next: { zh: '请使用 Content-Type: application/json。', en: 'Send Content-Type: application/json.' },
  },
  EXPECTATION_FAILED: {
    status: 417,
    title: { zh: '无法满足 Expect', en: 'Expectation failed' },
    detail: { zh: '不支持该 Expect 请求头。', en: 'The Expect header asks for what is not supported.' },
  },
  RATE_LIMITED: {
    status: 429,
    title: { zh: '请求过于频繁', en: 'Too many requests' },
    detail: { zh: '请求过于频繁，请在 {seconds} 秒后重试。', en: 'Too many requests; try again in {seconds} s.' },
    next: { zh: '请按 Retry-After 等待后重试。', en: 'Wait as Retry-After says, then try again.' },
  },
  HEADERS_TOO_LARGE: {
    status: 431,
    title: { zh: '请求头过大', en: 'The headers are too large' },
    detail: { zh: '请求头超过了允许的大小。', en: 'The headers are larger than is accepted.' },
  },
} as const satisfies ErrorDefinitions
