import { afterEach, beforeEach } from 'vitest';
import { type OnMail, startTestMailServer, type TestMailServer } from '../mail/test-mail-server.ts';
import type { Study } from '../studies/schema.ts';
import { sendWave } from './send-wave.ts';
import { useTestPlanning } from './test-planning.ts';
import { startTestStudy, type TestCustomer } from './test-study.ts';
import { publishTestSurvey, setMailServer } from './test-wave.ts';

const timing = { kind: 'moment', event: 'order_delivered', delayHours: 0, validHours: 24 * 30 } as const;

/** Lets two questions share a mail, wherever its test does not say otherwise. */
export const plain = { timing, mayMerge: true, reminder: null, reminderLetter: null };

type LedgerRow = Readonly<{
  id: string;
  state: string;
  carried_by: string | null;
  priority: number;
  bounced_at: Date | null;
  reported_at: Date | null;
}>;

/** Gives each test of a file a company with two surveys and a mail server, which two studies may write by. */
export function useSharedMail() {
  const planning = useTestPlanning();
  const { scene, customers, plan, tell } = planning;
  const held: { mail?: TestMailServer; onMail: OnMail; other: string } = { onMail: () => 'take', other: '' };
  beforeEach(async () => {
    held.onMail = () => 'take';
    held.mail = await startTestMailServer({}, (taken) => held.onMail(taken));
    await setMailServer(scene().database, scene().workspace, held.mail.settings);
    held.other = await publishTestSurvey(scene().app);
  });
  afterEach(() => held.mail?.close());

  return {
    ...planning,
    other: () => held.other,
    /** What the mail server took, and what it does from now on. */
    taken: () => held.mail?.taken ?? [],
    answer: (onMail: OnMail) => {
      held.onMail = onMail;
    },
    /** Two studies after one delivery, the more important one first in its mail. */
    startBoth: async (less: object = {}, more: object = {}): Promise<readonly [Study, Study]> => {
      const { app, survey } = scene();
      const start = (surveyId: string, change: object) =>
        startTestStudy(app, { kind: 'moment', surveyId, plan: { ...plain, ...change } });
      const second = await start(held.other, { priority: 40, ...less });
      return [await start(survey, { priority: 60, ...more }), second];
    },
    deliver: async (): Promise<TestCustomer> => {
      const [jan] = await customers([{ email: `jan${crypto.randomUUID()}@klant.example`, name: 'Jan' }]);
      if (jan === undefined) throw new Error('no customer');
      await tell(jan, 'order_delivered');
      await plan();
      return jan;
    },
    /** Sends everything that is due, of all waves, as the jobs would; what goes along is come by before its mail. */
    send: async (ports: Parameters<typeof sendWave>[2] = {}): Promise<void> => {
      const { product, workspace } = scene();
      const waves = await rowsOf<{ id: string }>('select id from wave where workspace_id = $1 order by priority, id');
      for (const { id } of waves) await sendWave(product, { workspaceId: workspace.id, waveId: id }, ports);
    },
    ledger: () =>
      rowsOf<LedgerRow>(
        `select id, state, carried_by, priority, bounced_at, reported_at from invitation where workspace_id = $1
         order by priority desc, planned_at`,
      ),
    requests: () =>
      rowsOf<{ state: string; reason: string }>(
        `select state, reasons -> 0 ->> 'code' as reason from contact_request where workspace_id = $1 order by decided_at`,
      ),
    dueNow: () =>
      rowsOf(`update invitation set due_at = now() where workspace_id = $1 and state = 'planned' returning id`),
  };

  async function rowsOf<Row extends object>(statement: string): Promise<readonly Row[]> {
    const { database, workspace } = scene();
    return (await database.superuser.query<Row>(statement, [workspace.id])).rows;
  }
}

export const partsOf = (raw: string) => raw.replaceAll('=\r\n', '').replaceAll('=3D', '=');
export const linksIn = (raw: string) => new Set([...partsOf(raw).matchAll(/\/a\/([\w-]+)/g)].map(([, token]) => token));
