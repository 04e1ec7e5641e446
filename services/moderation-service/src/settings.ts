import { baseSettings, defineSettings, kafkaLoginIsWhole } from '@laurel/service-kit'

/** The environment of moderation-service; docs/settings.md is made from it. */
export const settings = defineSettings(baseSettings({ name: 'moderation-service', port: 8083 }), [kafkaLoginIsWhole])
