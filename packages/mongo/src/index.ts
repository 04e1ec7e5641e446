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
export { bindMasterKey, SEALING, WrongMasterKeyError } from './sealed/bind-master-key.ts'
export { type BlindIndex, createBlindIndex } from './sealed/blind-index.ts'
export { fileKeyManagement, MasterKeyFileError, type MasterKeyFileOptions } from './sealed/file-key-management.ts'
export { createKeyCache, type KeyCache, type KeyCacheOptions } from './sealed/key-cache.ts'
export type { KeyManagement } from './sealed/key-management.ts'
export { masterKeyManagement } from './sealed/master-key.ts'
export type { MemberKey } from './sealed/member-key.ts'
export { createMemberKeys, type IssuedKey, MEMBER_KEYS, type MemberKeys } from './sealed/member-keys.ts'
export { openValue, SealBrokenError, sealValue } from './sealed/sealed-value.ts'
export { Rollback, type Tx } from './transaction.ts'
