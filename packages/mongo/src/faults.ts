import mongoose from 'mongoose'

const NETWORK_OR_FAILOVER = new Set([
  6, 7, 89, 91, 112, 133, 134, 189, 246, 251, 262, 290, 9001, 10107, 11600, 11602, 13435, 13436,
])

/** True for a fault that may pass when the same work is run again: network, failover, write conflict, time-out. */
export function isTransient(error: unknown): boolean {
  if (error instanceof mongoose.mongo.MongoNetworkError) return true
  if (error instanceof mongoose.mongo.MongoServerSelectionError) return true
  if (error instanceof mongoose.mongo.MongoTopologyClosedError) return true
  if (error instanceof mongoose.mongo.MongoNotConnectedError) return true
  if (error instanceof mongoose.mongo.MongoExpiredSessionError) return true
  if (!(error instanceof mongoose.mongo.MongoError)) return false
  if (error.hasErrorLabel('TransientTransactionError') || error.hasErrorLabel('RetryableWriteError')) return true
  return NETWORK_OR_FAILOVER.has(Number(error.code))
}

/** True when a write broke a unique index. Its message names the value: never log it as it is. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof mongoose.mongo.MongoError && Number(error.code) === 11000
}
