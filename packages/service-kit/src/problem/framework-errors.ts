import { requestErrors } from './request-errors.ts'
import { serverErrors } from './server-errors.ts'

/** The codes that every Laurel server answers with by itself; part of every catalogue. */
export const frameworkErrors = { ...requestErrors, ...serverErrors } as const

/** The framework's codes as a type. */
export type FrameworkErrors = typeof frameworkErrors
