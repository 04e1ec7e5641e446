/** Where Laurel runs, and where the story is printed. The last two are for installations that are not `npm start`'s. */
export interface Stage {
  readonly http: string
  readonly brokers: string[]
  readonly mongodb: string
  readonly print: (line: string) => void
  readonly topicPrefix?: string
  readonly pointsDatabase?: string
}
