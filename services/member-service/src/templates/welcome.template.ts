import type { MessageTemplate } from './template.ts'

/** The first message in a new member's inbox. Figures are left to where the policies show them: they change. */
export const welcome: MessageTemplate<{ readonly displayName: string }> = {
  id: 'welcome',
  version: 1,
  render: {
    zh: ({ displayName }) => ({
      subject: '欢迎加入',
      text:
        `${displayName}，您好！您现在是普通会员，可以浏览内容、参加基础活动，消费还可获得积分。` +
        '等级、权益和积分都可在“我的”中随时查看，每一项都说明由来。',
    }),
    en: ({ displayName }) => ({
      subject: 'Welcome',
      text:
        `Hello, ${displayName}! You are now an ordinary member: you can browse, join basic activities, and earn points ` +
        'by what you buy. Your tier, benefits and points are always under “Me”, each with where it comes from.',
    }),
  },
}
