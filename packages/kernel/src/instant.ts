/** A moment: whole milliseconds since 1970-01-01T00:00:00Z, as on the wire (Avro timestamp-millis). */
export type Instant = number
