import { Type } from 'typebox'

const FieldErrorSchema = Type.Object({
  in: Type.Enum(['body', 'query', 'path', 'header']),
  field: Type.String({ description: 'JSON pointer to the field; empty for the whole part' }),
  code: Type.String({ description: 'stable code of the fault' }),
  detail: Type.String({ description: "in the reader's language" }),
})

/** RFC 9457 as Laurel uses it; registered on every server and found in OpenAPI as `#/components/schemas/Problem`. */
export const problemSchema = Type.Object(
  {
    type: Type.String({ format: 'uri-reference', description: 'says what the code means' }),
    title: Type.String(),
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    detail: Type.String({ description: "in the reader's language (Accept-Language: zh-CN or en)" }),
    code: Type.String({ pattern: '^[A-Z][A-Z0-9_]*$', description: 'stable: programs decide by this' }),
    next: Type.Optional(Type.String({ description: 'what the reader can do' })),
    requestId: Type.Optional(Type.String({ description: 'to be quoted to support; also in x-request-id' })),
    errors: Type.Optional(Type.Array(FieldErrorSchema)),
  },
  { $id: 'Problem', title: 'Problem', description: 'RFC 9457 problem document' },
)
