import { Type } from 'typebox'

/** Fields that several requests have. Lengths are rough caps on nonsense; the rules decide about what is inside them. */
export const bodyFields = {
  address: Type.String({ minLength: 1, maxLength: 320, description: 'mobile number or e-mail address' }),
  code: Type.String({ pattern: '^[0-9]{4,10}$', description: 'the code from the message' }),
  password: Type.String({ minLength: 1, maxLength: 1024 }),
} as const
