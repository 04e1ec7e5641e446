import { MongoClient } from 'mongodb'
import { InfraError } from '../infra-error.ts'
import type { RunningPart } from '../start/part.ts'

/** Uses the database that MONGODB_URL names, once it has answered and can do transactions; it is never stopped by us. */
export async function givenMongodb(url: string): Promise<RunningPart<string>> {
  const answer = await hello(url)
  if (answer instanceof Error) {
    throw new InfraError(
      'LAUREL_START_UNREACHABLE',
      `MONGODB_URL is set to ${withoutSecrets(url)}, but no database answers there: ${answer.message}.`,
      'start that database, correct MONGODB_URL, or unset it so that Laurel starts its own.',
      { cause: answer },
    )
  }
  if (answer.setName === undefined && answer.msg !== 'isdbgrid') {
    throw new InfraError(
      'LAUREL_START_NO_REPLICA_SET',
      `The database of MONGODB_URL (${withoutSecrets(url)}) is not a replica set, so it has no transactions.`,
      'start it with --replSet rs0 and run rs.initiate() once, or unset MONGODB_URL so that Laurel starts its own.',
    )
  }
  return { how: 'given', address: url, title: 'MongoDB of MONGODB_URL', process: null, stop: async () => {} }
}

async function hello(url: string): Promise<Record<string, unknown> | Error> {
  try {
    const client = new MongoClient(url, { serverSelectionTimeoutMS: 5000, connectTimeoutMS: 5000 })
    try {
      return await client.db('admin').command({ hello: 1 })
    } finally {
      await client.close()
    }
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** The address as it may be shown: no user, no password, no options. */
export function withoutSecrets(url: string): string {
  return url.replace(/^(\w[\w+]*:\/\/)(?:[^@/]*@)?([^/?]*).*$/, '$1$2')
}
