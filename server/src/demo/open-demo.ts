import { ringDue } from '../complaints/alarms/ring-alarms.ts';
import { saveRecovery } from '../complaints/recovery/store.ts';
import { hashAddress } from '../contacts/address-hash.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { makeWorkspaceCode } from '../secret/token.ts';
import { insertDemoAlerts } from './demo-alerts.ts';
import { withBehaviour } from './demo-behaviour.ts';
import { insertDemoCalls } from './demo-calls.ts';
import { insertDemoCaseForm } from './demo-case-form.ts';
import { insertDemoCases } from './demo-cases.ts';
import { type DemoCompany, demoCompany } from './demo-company.ts';
import { insertDemoMacros } from './demo-desk.ts';
import { withExpectations } from './demo-expectation.ts';
import { withHandling } from './demo-handling.ts';
import { insertDemoIdeas } from './demo-ideas.ts';
import { insertDemoImprovements } from './demo-improvements.ts';
import { withInterviews } from './demo-interviews.ts';
import { insertDemoNorms } from './demo-norms.ts';
import { insertDemoRecords } from './demo-records.ts';
import { type ToldTwice, toldTwice, withPanel } from './demo-recovery.ts';
import { insertDemoRelations } from './demo-relations.ts';
import { withReminders } from './demo-reminders.ts';
import { insertDemoReports } from './demo-reports.ts';
import { demoRows } from './demo-rows.ts';
import { insertDemoThemes } from './demo-themes.ts';
import { insertDemoUnits } from './demo-units.ts';
import { makeRandom } from './make-random.ts';
import {
  type DemoOwner,
  demoTables,
  ensureScoreMonths,
  giveCasesToUnits,
  insertDemoCompany,
  insertRows,
  noPassword,
} from './store.ts';
import { findDemoOwner } from './views.ts';

const company = 'Rijklaar Fietsherstel';
const readerName = 'Sanne van Dijk';
const seed = 20260101;
const yearMs = 365 * 86_400_000;

/** Finds the sample company in this database, or makes it with twelve months of answers that end today. */
export async function openDemo(product: Product): Promise<DemoOwner> {
  return (await findDemoOwner(product.databases)) ?? (await makeDemo(product));
}

async function makeDemo(product: Product): Promise<DemoOwner> {
  const now = product.clock();
  const start = new Date(now.getTime() - yearMs);
  const owner = { workspaceId: uuid(start.getTime()), code: makeWorkspaceCode(), staffId: uuid(start.getTime()) };
  const { company: sample, told } = sampleCompany(now);
  const rows = demoRows(
    {
      workspaceId: owner.workspaceId,
      code: owner.code,
      ownerId: owner.staffId,
      company,
      readerName,
      now,
      tokenKey: product.key('invitation-token'),
      hashAddress: (address) => hashAddress(product.key('address-hash'), owner.workspaceId, address),
    },
    sample,
  );
  await inWorkspace(product.databases.app, owner.workspaceId, async (db) => {
    const staff = { readerName, email: 'sanne@example.com', passwordHash: noPassword };
    await insertDemoCompany(db, { ...owner, ...staff, company, createdAt: start });
    await ensureScoreMonths(db, start.toISOString().slice(0, 10), now.toISOString().slice(0, 10));
    for (const table of demoTables) await insertRows(db, table, rows[table]);
    const recovery = rows.study.find(({ kind }) => kind === 'complaint');
    if (recovery !== undefined) await saveRecovery(db, { studyId: String(recovery['id']), at: now });
    await insertDemoImprovements(db, { ownerId: owner.staffId, now });
    await insertDemoAlerts(db, { staffId: owner.staffId, now });
    await insertDemoMacros(db, now);
    const units = await insertDemoUnits(db, { ownerId: owner.staffId, now });
    await insertDemoCases(product, db, { ...owner, now, told });
    await giveCasesToUnits(db, units);
    await insertDemoCaseForm(db, { ...owner, now });
    // Whoever opens the sample finds the news of its cases there.
    await ringDue(product, db);
    await insertDemoIdeas(product, db, { ...owner, now });
    await insertDemoRelations(db, { ownerId: owner.staffId, now });
    await insertDemoCalls(db, { ...owner, tokenKey: product.key('invitation-token'), now });
    await insertDemoNorms(db, { ownerId: owner.staffId, now });
    await insertDemoThemes(db, { ownerId: owner.staffId, now });
    await insertDemoRecords(db, { ...owner, now });
    await insertDemoReports(db, { ownerId: owner.staffId, now });
  });
  return owner;
}

type Sample = Readonly<{ company: DemoCompany; told: readonly ToldTwice[] }>;

/** Each part of the sample has chance of its own, so that more of one does not change the others. */
function sampleCompany(now: Date): Sample {
  const expecting = withExpectations(demoCompany(now, makeRandom(seed)), now, makeRandom(seed + 3));
  const asked = withInterviews(withReminders(expecting, now, makeRandom(seed + 1)), now, makeRandom(seed + 6));
  const told = toldTwice(asked, now, makeRandom(seed + 4));
  const behaving = withBehaviour(asked, now, makeRandom(seed + 2));
  const answering = withPanel(behaving, told, makeRandom(seed + 5));
  return { company: withHandling(answering, told, makeRandom(seed + 7)), told };
}
