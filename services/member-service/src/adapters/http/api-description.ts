/** The head of the API page: where to begin. */
export const apiDescription = `Members of a platform, and all that they see and do.

To begin: \`POST /v1/registrations\` with \`{"channel": "email", "address": "you@example.com"}\` sends a code (in development it is at
\`GET /dev/outbox\`). \`POST /v1/registrations/{registrationId}/completion\` with that code, a name, and a yes to the current
agreements (\`GET /v1/agreements\`) answers with an \`accessToken\`: press Authorize and paste it. The rest is below \`/v1/me\`.

Every POST needs an \`Idempotency-Key\`: a new random value for a new request, the same value when it is tried again. Every
error is a problem document (RFC 9457) with a stable \`code\`; \`/problems/{code}\` explains it. \`Accept-Language: en\` reads English.`
