import type { MessageTemplate } from './template.ts'

/** Sent to a member who asks to sign in by a code. */
export const signInCode: MessageTemplate<{ readonly code: string; readonly minutes: number }> = {
  id: 'sign-in-code',
  version: 1,
  render: {
    zh: ({ code, minutes }) => ({
      subject: '您的登录验证码',
      text: `验证码 ${code}，用于登录，${minutes} 分钟内有效。请勿告诉任何人。如非本人操作，请忽略本消息。`,
    }),
    en: ({ code, minutes }) => ({
      subject: 'Your sign-in code',
      text: `${code} is your code to sign in. It is valid for ${minutes} minutes. Tell it to nobody. If you did not ask for it, ignore this message.`,
    }),
  },
}
