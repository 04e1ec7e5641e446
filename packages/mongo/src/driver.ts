import mongoose from 'mongoose'

type Driver = typeof mongoose.mongo

export type Binary = InstanceType<Driver['Binary']>
export type ObjectId = InstanceType<Driver['ObjectId']>
export type ClientSession = mongoose.mongo.ClientSession
export type MongoClient = mongoose.mongo.MongoClient
export type Db = mongoose.mongo.Db
export type Document = mongoose.mongo.Document
export type Collection<T extends Document> = mongoose.mongo.Collection<T>
export type Filter<T> = mongoose.mongo.Filter<T>
export type BulkOperation<T extends Document> = mongoose.mongo.AnyBulkWriteOperation<T>
export type ChangeStream = mongoose.mongo.ChangeStream

/** BSON values as the driver of the one installed mongoose knows them; a second driver's classes are not recognised. */
export const Binary: Driver['Binary'] = mongoose.mongo.Binary
export const ObjectId: Driver['ObjectId'] = mongoose.mongo.ObjectId
