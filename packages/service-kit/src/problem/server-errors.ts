import type { ErrorDefinitions } from './error-definition.ts'

/** What can go wrong on our side. The reader learns no more than this; the log has the rest under the request id. */
export const serverErrors = {
  INTERNAL_ERROR: {
    status: 500,
    title: { zh: '服务器内部错误', en: 'Internal error' },
    detail: { zh: '服务器出现错误，已记录。', en: 'Something failed on our side; it was recorded.' },
    next: {
      zh: '请用同一 Idempotency-Key 重试；若仍失败，请将 requestId 告知客服。',
      en: 'Try again with the same Idempotency-Key; if it fails again, tell support the requestId.',
    },
  },
  SERVICE_UNAVAILABLE: {
    status: 503,
    title: { zh: '服务暂不可用', en: 'Service unavailable' },
    detail: { zh: '服务暂时无法处理此请求。', en: 'The service cannot handle this request at the moment.' },
    next: {
      zh: '请稍后用同一 Idempotency-Key 重试。',
      en: 'Try again a little later with the same Idempotency-Key.',
    },
  },
} as const satisfies ErrorDefinitions
