import { randomBytes } from 'node:crypto';
import { hashPassword } from '../accounts/password-hash.ts';
import type { Config } from '../config.ts';
import { connectDatabases } from '../database/connect.ts';
import { findDatabase } from '../database/open-database.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { seedCompany } from '../demo/seed.ts';
import { SeedError } from '../demo/seed-error.ts';
import { type DemoOwner, insertDemoCompany } from '../demo/store.ts';
import { makeLog } from '../log.ts';
import { makeProduct, type Product } from '../product.ts';
import { makeWorkspaceCode } from '../secret/token.ts';
import { ownerOf, workspaceCodes } from './workspace-views.ts';

export type SeedOptions = Readonly<{
  responses: number;
  seed: number;
  texts: number;
  surveys: number;
  scoresOnly: boolean;
  workspace?: string;
}>;

/** `voldaan seed`: a company with three years of answers that nobody gave, in a database that runs. */
export async function runSeed(config: Config, options: SeedOptions): Promise<number> {
  const database = await findDatabase(config);
  if (database === undefined) throw new SeedError(`nothing runs on ${config.dataFolder}; start it first: npm start`);
  const log = makeLog(config);
  const databases = connectDatabases(database.address, log);
  const say = (line: string) => process.stdout.write(`${line}\n`);
  try {
    const product = makeProduct({ config, databases, log });
    const { responses, seed, texts, surveys, scoresOnly, workspace } = options;
    const company = `Voorbeeldbedrijf ${seed}`;
    const owner = workspace === undefined ? await newCompany(product, company, say) : await given(product, workspace);
    let told = 0;
    const { seconds } = await seedCompany(product, {
      ...{
        owner,
        company,
        responses,
        seed,
        texts,
        surveys,
        isScoresOnly: scoresOnly,
        now: product.clock(),
        database: database.address.owner,
      },
      tell: (done) => {
        if (done < told + responses / 10) return;
        told = done;
        say(`${done} of ${responses}`);
      },
    });
    say(
      `${responses} responses in ${seconds.toFixed(1)} s: ${Math.round(responses / seconds)} a second, in ${owner.code}`,
    );
    return 0;
  } finally {
    await databases.close();
  }
}

async function newCompany(product: Product, company: string, say: (line: string) => void): Promise<DemoOwner> {
  const now = product.clock();
  const owner = { workspaceId: uuid(now.getTime()), code: makeWorkspaceCode(), staffId: uuid(now.getTime()) };
  const password = randomBytes(12).toString('base64url');
  const email = `owner.${owner.code.toLowerCase()}@seed.example`;
  const passwordHash = await hashPassword(password);
  await inWorkspace(product.databases.app, owner.workspaceId, (db) =>
    insertDemoCompany(db, { ...owner, company, readerName: 'Sanne van Dijk', email, passwordHash, createdAt: now }),
  );
  say(`Sign in as ${email} with ${password}`);
  return owner;
}

async function given({ databases }: Product, code: string): Promise<DemoOwner> {
  const found = (await workspaceCodes(databases)).find((workspace) => workspace.code === code);
  const owner = found && (await ownerOf(databases, found));
  if (owner === undefined) throw new SeedError(`there is no company ${code} here that has an owner`);
  return { workspaceId: owner.workspaceId, code, staffId: owner.staffId };
}
