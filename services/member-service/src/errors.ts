import { defineErrors } from '@laurel/service-kit'

/** The codes that member-service refuses with, besides those that every service has. */
export const errors = defineErrors({
  ADDRESS_INVALID: {
    status: 400,
    title: { zh: '地址无效', en: 'Invalid address' },
    detail: {
      zh: '这不是有效的手机号码或电子邮箱地址。',
      en: 'This is not a valid mobile number or e-mail address.',
    },
    next: {
      zh: '请核对；中国大陆以外的号码请加国家代码，例如 +852。',
      en: 'Check it. A number from outside mainland China needs its country code, as in +852.',
    },
  },
  DISPLAY_NAME_INVALID: {
    status: 400,
    title: { zh: '显示名称无效', en: 'Invalid display name' },
    detail: {
      zh: '显示名称须为 1 至 {max} 个可见字符，不得含有控制字符或不可见字符。',
      en: 'A display name has 1 to {max} visible characters, and no control or invisible ones.',
    },
    next: { zh: '请换一个名称。', en: 'Choose another name.' },
  },
  PASSWORD_TOO_SHORT: {
    status: 400,
    title: { zh: '密码过短', en: 'Password too short' },
    detail: { zh: '密码至少 {min} 个字符。', en: 'A password has at least {min} characters.' },
    next: { zh: '几个不相关的词组成的短句最好记。', en: 'A few unrelated words make a good one.' },
  },
  PASSWORD_TOO_LONG: {
    status: 400,
    title: { zh: '密码过长', en: 'Password too long' },
    detail: { zh: '密码最多 {max} 个字符。', en: 'A password has at most {max} characters.' },
  },
  PASSWORD_TOO_COMMON: {
    status: 400,
    title: { zh: '密码过于常见', en: 'Password too easy to guess' },
    detail: {
      zh: '此密码属于最先被猜测的密码，或与您的地址、名称相同。',
      en: 'This password is among the first that are guessed, or is your address or name.',
    },
    next: { zh: '请换一个密码。', en: 'Choose another password.' },
  },
  CONSENT_REQUIRED: {
    status: 403,
    title: { zh: '需要您的同意', en: 'Your consent is needed' },
    detail: {
      zh: '请先明确同意以下文件的当前版本：{documents}。',
      en: 'This needs an explicit yes to the current version of: {documents}.',
    },
    next: {
      zh: '请在 GET /v1/agreements 阅读全文，并在 consents 中逐项提交 document 和 version。',
      en: 'Read them at GET /v1/agreements, then send each document and version in consents.',
    },
  },
  CODE_INVALID: {
    status: 400,
    title: { zh: '验证码不可用', en: 'The code does not work' },
    detail: {
      zh: '验证码不正确、已被使用，或尝试次数过多。',
      en: 'The code is wrong, was used before, or was tried too often.',
    },
    next: {
      zh: '请核对收到的消息或重新获取验证码；已有账号请直接登录。',
      en: 'Check the message, or ask for a new code. If you have an account already, sign in.',
    },
  },
  CODE_EXPIRED: {
    status: 410,
    title: { zh: '验证码已过期', en: 'The code has expired' },
    detail: { zh: '验证码已过有效期。', en: 'The code is past its time.' },
    next: { zh: '请重新获取验证码。', en: 'Ask for a new code.' },
  },
  CODE_TOO_SOON: {
    status: 429,
    title: { zh: '验证码发送过于频繁', en: 'Too soon for another code' },
    detail: { zh: '请在 {seconds} 秒后再获取验证码。', en: 'Another code can be sent in {seconds} s.' },
    next: { zh: '请先查看刚才收到的消息。', en: 'Look for the message that was just sent.' },
  },
  CODE_LIMIT_REACHED: {
    status: 429,
    title: { zh: '今日验证码次数已用完', en: 'No more codes today' },
    detail: {
      zh: '今日可发送的验证码已达上限，请在 {seconds} 秒后重试。',
      en: 'The most codes for one day were sent; try again in {seconds} s.',
    },
  },
  TOO_MANY_TRIES: {
    status: 429,
    title: { zh: '尝试次数过多', en: 'Too many tries' },
    detail: { zh: '尝试次数过多，请在 {seconds} 秒后重试。', en: 'Too many tries; try again in {seconds} s.' },
    next: { zh: '也可以使用验证码登录。', en: 'You can also sign in by a code.' },
  },
  CREDENTIALS_INVALID: {
    status: 401,
    title: { zh: '无法登录', en: 'Sign-in failed' },
    detail: { zh: '地址或密码不正确。', en: 'The address or the password is wrong.' },
    next: { zh: '请核对后重试，或使用验证码登录。', en: 'Check both, or sign in by a code.' },
  },
  REFRESH_TOKEN_INVALID: {
    status: 401,
    title: { zh: '登录已结束', en: 'The session has ended' },
    detail: {
      zh: '刷新令牌无效、已被使用，或登录已结束。',
      en: 'The refresh token is not valid, was used before, or its session has ended.',
    },
    next: { zh: '请重新登录。', en: 'Sign in again.' },
  },
  MESSAGE_NOT_FOUND: {
    status: 404,
    title: { zh: '没有此消息', en: 'No such message' },
    detail: { zh: '您的收件箱中没有此消息。', en: 'There is no such message in your inbox.' },
  },
  ANSWER_ERASED: {
    status: 410,
    title: { zh: '答复已删除', en: 'The answer was erased' },
    detail: {
      zh: '此请求已处理过，其答复已随会员信息一并删除。',
      en: 'This request was carried out before; its answer was erased together with the member.',
    },
  },
  OPERATION_NOT_FOUND: {
    status: 404,
    title: { zh: '找不到该操作', en: 'No such operation' },
    detail: { zh: '您没有这个编号的操作。', en: 'You have no operation of this id.' },
    next: { zh: '请核对提交时返回的 Location。', en: 'Check the Location that the request was answered with.' },
  },
  ALREADY_REPORTED: {
    status: 409,
    title: { zh: '您已举报过', en: 'Reported already' },
    detail: {
      zh: '您已举报过该对象，举报正在处理。',
      en: 'You have reported this before, and it is being looked into.',
    },
    next: { zh: '无需重复提交。', en: 'There is no need to send it again.' },
  },
  CATEGORY_UNKNOWN: {
    status: 422,
    title: { zh: '举报类别无效', en: 'Unknown category' },
    detail: { zh: '行为规范中没有这个类别。', en: 'The rules of conduct have no such category.' },
    next: {
      zh: '可选类别见 /docs 中本接口的 category 说明。',
      en: 'The categories are listed at /docs, with this route.',
    },
  },
  SUBJECT_TYPE_UNKNOWN: {
    status: 422,
    title: { zh: '举报对象类型无效', en: 'Unknown kind of subject' },
    detail: { zh: '该类型的对象不能被举报。', en: 'Nothing of this kind can be reported.' },
    next: { zh: '可举报 content、member、order、activity。', en: 'Report content, a member, an order or an activity.' },
  },
  OWN_SUBJECT: {
    status: 422,
    title: { zh: '不能举报自己', en: 'You cannot report yourself' },
    detail: { zh: '举报对象是您自己。', en: 'The subject of the report is you.' },
  },
  CLOCK_MOVE_INVALID: {
    status: 400,
    title: { zh: '时钟无法如此移动', en: 'The clock cannot be moved like that' },
    detail: {
      zh: '请只给出 advance（ISO 8601 时长）或 now（不早于当前时刻）之一。',
      en: 'Give one of advance (an ISO 8601 duration) and now (an instant that is not past).',
    },
    next: { zh: '例如 {"advance": "P8D"}。', en: 'For example {"advance": "P8D"}.' },
  },
})
