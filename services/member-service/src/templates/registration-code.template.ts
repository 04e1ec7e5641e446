import type { MessageTemplate } from './template.ts'

/** Sent to an address that asks to register [2.1]. */
export const registrationCode: MessageTemplate<{ readonly code: string; readonly minutes: number }> = {
  id: 'registration-code',
  version: 1,
  render: {
    zh: ({ code, minutes }) => ({
      subject: '您的注册验证码',
      text: `验证码 ${code}，用于注册会员，${minutes} 分钟内有效。请勿告诉任何人。如非本人操作，请忽略本消息。`,
    }),
    en: ({ code, minutes }) => ({
      subject: 'Your registration code',
      text: `${code} is your code to register. It is valid for ${minutes} minutes. Tell it to nobody. If you did not ask for it, ignore this message.`,
    }),
  },
}
