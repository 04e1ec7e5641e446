import { type ErrorDefinitions, errorsMarkdown, frameworkErrors } from '@laurel/service-kit'
import { exportWith, loadServices } from './load-services.ts'

const intro = `# Errors

Every problem document (RFC 9457, \`application/problem+json\`) that Laurel answers has one of these codes in \`code\`. A code keeps its
meaning for ever; its text may become clearer. \`detail\` is in the reader's language (\`Accept-Language\`: zh-CN by default, or en).
`

/** docs/errors.md: each service's \`src/errors.ts\`, after the codes that every service has. */
export const errorsDocument = async (): Promise<string> => {
  const services = await loadServices('errors.ts')
  const sections = [...services].map(([heading, exports]) => ({
    heading,
    definitions: exportWith(heading, exports, 'definitions').definitions as ErrorDefinitions,
  }))
  return `${intro}\n${errorsMarkdown({ heading: 'Every service', definitions: frameworkErrors }, ...sections)}`
}
