import { baseSettings, defineSettings, kafkaLoginIsWhole } from '@laurel/service-kit'

/** The environment of points-service; docs/settings.md is made from it. */
export const settings = defineSettings(baseSettings({ name: 'points-service', port: 8081 }), [kafkaLoginIsWhole])
