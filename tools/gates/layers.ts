import { checkLayers } from './layers/cruise.ts'
import { report } from './report.ts'
import { root } from './sources.ts'

const { modules, findings } = await checkLayers(root)
report('layers', `${modules} modules`, findings)
