import type { MessageTemplate } from './template.ts'

/**
 * Sent in place of a code when the address has an account already: only its owner learns so [2.1]. It tells them what to
 * do, and is there to be counted against the same caps as a code.
 */
export const existingAccount: MessageTemplate<Record<never, never>> = {
  id: 'existing-account',
  version: 1,
  render: {
    zh: () => ({
      subject: '您已有会员账号',
      text: '您已经是会员，无需再次注册，请直接登录；忘记密码可用验证码登录。如非本人操作，请忽略本消息。',
    }),
    en: () => ({
      subject: 'You already have an account',
      text: 'You are a member already: sign in instead of registering. Without your password, sign in by a code. If you did not ask for this, ignore it.',
    }),
  },
}
