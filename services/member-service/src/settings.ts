import {
  baseSettings,
  defineSettings,
  kafkaLoginIsWhole,
  type SettingProblem,
  settingSchema as value,
} from '@laurel/service-kit'

/** In production messages must really be sent: without a gateway nobody could register or sign in. */
function gatewayInProduction(values: {
  readonly LAUREL_MODE: 'development' | 'production'
  readonly LAUREL_MESSAGE_GATEWAY_URL: string | undefined
}): SettingProblem | null {
  if (values.LAUREL_MODE !== 'production' || values.LAUREL_MESSAGE_GATEWAY_URL !== undefined) return null
  return {
    name: 'LAUREL_MESSAGE_GATEWAY_URL',
    problem: 'is missing',
    expected: 'the URL of the service that sends SMS and e-mail, unless LAUREL_MODE is development',
  }
}

/** The environment of member-service; docs/settings.md is made from it. */
export const settings = defineSettings(
  {
    ...baseSettings({ name: 'member-service', port: 8080 }),
    LAUREL_MASTER_KEY_FILE: {
      doc: 'The file with the master key: 32 random bytes in base64, mode 0600. Development makes it on the first start; production must be given it.',
      schema: value.text(),
      default: '.laurel/keys/member-service.key',
    },
    LAUREL_MESSAGE_GATEWAY_URL: {
      doc: 'Where SMS and e-mails are handed over by HTTP POST. Required in production; without it development only shows them at /dev/outbox.',
      schema: value.url('http', 'https'),
      optional: true,
    },
    LAUREL_MESSAGE_GATEWAY_TOKEN: {
      doc: 'The bearer token for the message gateway.',
      schema: value.text(),
      optional: true,
      secret: true,
    },
  },
  [kafkaLoginIsWhole, gatewayInProduction],
)
