import type { DisplayNamePolicy } from '../domain/display-name.ts'

/** Display names, version 1. */
export const displayNamesV1: DisplayNamePolicy = { version: 1, graphemesMax: 40, codePointsMax: 160 }
