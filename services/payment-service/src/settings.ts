import { baseSettings, defineSettings, kafkaLoginIsWhole } from '@laurel/service-kit'

/** The environment of payment-service; docs/settings.md is made from it. */
export const settings = defineSettings(baseSettings({ name: 'payment-service', port: 8082 }), [kafkaLoginIsWhole])
