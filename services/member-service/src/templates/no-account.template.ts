import type { MessageTemplate } from './template.ts'

/** Sent in place of a sign-in code when the address has no account: only its owner learns so [2.1]. */
export const noAccount: MessageTemplate<Record<never, never>> = {
  id: 'no-account',
  version: 1,
  render: {
    zh: () => ({
      subject: '此地址尚未注册',
      text: '有人用此地址申请登录，但它还没有会员账号。如需成为会员，请先注册。如非本人操作，请忽略本消息。',
    }),
    en: () => ({
      subject: 'This address has no account',
      text: 'Somebody asked to sign in with this address, but it has no account yet. To become a member, register first. If you did not ask for this, ignore it.',
    }),
  },
}
