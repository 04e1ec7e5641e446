/** What `node tools/laurel.mjs` can do: the entry of each command and what --help shows. */
export const commands = {
  start: {
    entry: 'tools/start.ts',
    help: `npm start [-- options]      run all four services on a real Kafka and a real MongoDB

  --demo      play the story of a member against what was started, then stop
  --keep      with --demo: keep running afterwards

Settings (environment):
  KAFKA_BROKERS, MONGODB_URL       use these instead of starting a broker or a database
  LAUREL_HTTP_PORT      (8080)     port of the member-service; the others are 8081, 8082, 8083
  LAUREL_KAFKA_PORT     (9092)     port of the broker that is started
  LAUREL_MONGODB_PORT   (27017)    port of the database that is started
  LAUREL_MONGOD                    path of a mongod (6 or newer) to use
  LOG_LEVEL                        of the services (info)

Data, logs and fetched programs are in .laurel/; remove that folder to begin again.`,
  },
  test: {
    entry: 'tools/test.ts',
    help: `npm test [-- filters and options of vitest]

  npm test                                every test; starts a broker and a database if one of them needs it
  npm test -- packages/kernel             the tests below a folder
  npm test -- -t '\\[6\\.10\\]'             the tests of a clause

KAFKA_BROKERS and MONGODB_URL, if set, are used instead of starting a broker and a database.`,
  },
  bench: { entry: 'tools/bench.ts', help: 'npm run bench [-- options]      measures, on an own broker and database' },
  check: {
    entry: 'tools/check.ts',
    help: 'npm run check [-- names]        types, style, layers, sizes and generated files; all, or those named',
  },
}
