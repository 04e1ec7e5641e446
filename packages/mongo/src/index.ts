export { type ConnectOptions, connect, type Database } from './database.ts'
export { type CollectionIndexes, defineIndexes, type IndexSpec } from './define-indexes.ts'
export {
  Binary,
  type BulkOperation,
  type ChangeStream,
  type ClientSession,
  type Collection,
  type Document,
  type Filter,
  ObjectId,
} from './driver.ts'
export { isDuplicateKey, isTransient } from './faults.ts'
export {
  type BlindIndex,
  bindMasterKey,
  createBlindIndex,
  createKeyCache,
  createMemberKeys,
  fileKeyManagement,
  type IssuedKey,
  type KeyCache,
  type KeyManagement,
  MasterKeyFileError,
  MEMBER_KEYS,
  type MemberKey,
  type MemberKeys,
  masterKeyManagement,
  openValue,
  SEALING,
  SealBrokenError,
  sealValue,
  WrongMasterKeyError,
} from './sealed/index.ts'
export { Rollback, type Tx } from './transaction.ts'
