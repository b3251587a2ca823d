import { parseArgs } from 'node:util';
import pg from 'pg';
import pino from 'pino';
import { readConfig } from '../src/config.ts';
import { connectDatabases } from '../src/database/connect.ts';
import { makeProduct } from '../src/product.ts';
import {
  type AgentWorld,
  countVotes,
  humanPaths,
  machineAgents,
  openAgentWorld,
} from '../src/responses/test-machine-agents.ts';
import { startBenchDatabase } from './bench-database.ts';

/**
 * npm run bench -- machine-visits [--visits 10000] [--people 1000]
 *
 * Nine kinds of machines visit the links of mails, so many visits each, and so many people answer after a scanner has
 * been there. Says how many votes of machines were counted (goal 0) and how many of people were lost (goal 0).
 */
const { values } = parseArgs({
  options: { visits: { type: 'string', default: '10000' }, people: { type: 'string', default: '1000' } },
});
const visitsEach = Number(values.visits);
const people = Number(values.people);

const database = await startBenchDatabase();
const log = pino({ level: 'error' });
const databases = connectDatabases(
  {
    owner: { connectionString: database.ownerUrl },
    as: (role) => ({ connectionString: database.urls[role] }),
  },
  log,
);
const superuser = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
try {
  const world = await openWorld();
  const visits: Record<string, number> = {};
  for (const [name, agent] of Object.entries(machineAgents)) {
    let done = 0;
    while (done < visitsEach) done += await agent(world);
    visits[name] = done;
  }
  const votesCounted = await countVotes(superuser);
  const paths = Object.values(humanPaths);
  for (let person = 0; person < people; person++) await paths[person % paths.length]?.(world);
  const lost = people - ((await countVotes(superuser)) - votesCounted);
  const met = { votes_counted: votesCounted === 0, people_lost: lost === 0 };
  process.stdout.write(
    `${JSON.stringify({ bench: 'machine-visits', visits, votes_counted: votesCounted, people, people_lost: lost, met })}\n`,
  );
} finally {
  await superuser.end();
  await databases.close();
  await database.stop();
}

async function openWorld(): Promise<AgentWorld> {
  const { rows } = await superuser.query(
    `select workspace.id, workspace.code, workspace.name, staff.id as "ownerId" from workspace
     join staff on staff.workspace_id = workspace.id`,
  );
  const { config } = readConfig({ VOLDAAN_PORT: '0', VOLDAAN_SECRET: 'b'.repeat(16) + 'a'.repeat(32) });
  const makeClocked = (clock: () => Date) => makeProduct({ config, databases, log, clock });
  return openAgentWorld({ superuser, workspace: rows[0], makeProduct: makeClocked });
}
