import { Binary } from '@laurel/mongo'

/** Sealed bytes as they are stored. */
export function stored(bytes: Buffer): Binary {
  return new Binary(bytes)
}

/** Stored bytes as they are opened. */
export function bytesOf(binary: Binary): Buffer {
  return Buffer.from(binary.value())
}
