import { AssignerProtocol, type PartitionAssigner } from 'kafkajs'

const NAME = 'laurel-co-partitioned'
const VERSION = 1

/**
 * Gives partition n of every topic to the same consumer. A member has one partition number in all topics, so one
 * process handles all that concerns it, and transactions of different topics rarely meet in the database. (Correctness
 * does not rest on this: see Stream.)
 */
export const coPartitionedAssigner: PartitionAssigner = ({ cluster }) => ({
  name: NAME,
  version: VERSION,
  async assign({ members, topics }) {
    const consumers = members.map((member) => member.memberId).sort()
    const assignments = new Map(consumers.map((id) => [id, {} as Record<string, number[]>]))
    for (const topic of topics) {
      for (const { partitionId } of cluster.findTopicPartitionMetadata(topic)) {
        const assignment = assignments.get(consumers[partitionId % consumers.length] as string)
        if (assignment) assignment[topic] = [...(assignment[topic] ?? []), partitionId]
      }
    }
    return [...assignments].map(([memberId, assignment]) => ({
      memberId,
      memberAssignment: AssignerProtocol.MemberAssignment.encode({
        version: VERSION,
        assignment,
        userData: Buffer.alloc(0),
      }),
    }))
  },
  protocol({ topics }) {
    const metadata = AssignerProtocol.MemberMetadata.encode({ version: VERSION, topics, userData: Buffer.alloc(0) })
    return { name: NAME, metadata }
  },
})
