/** How a Laurel process ends. */
export const EXIT_CODE = {
  /** Stopped as asked, everything put away. */
  stopped: 0,
  /** A fault: the start failed, an error went unhandled, or the stop failed or ran over its limit. */
  fault: 1,
  /** The settings are wrong (EX_CONFIG of sysexits): starting again without a change will not help. */
  settings: 78,
  /** A second SIGINT ended the process in the middle of its stop. */
  interrupted: 130,
  /** A second SIGTERM ended the process in the middle of its stop. */
  terminated: 143,
} as const
