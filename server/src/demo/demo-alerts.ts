import { insertRule } from '../alerts/rule-store.ts';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { publishedSurveys } from '../metrics/views.ts';

type Owner = Readonly<{ staffId: string; now: Date }>;

/** Three rules of the sample: a low mark, a promise about to break, and a score that fell by more than chance. */
export async function insertDemoAlerts(db: WorkspaceTransaction, { staffId, now }: Owner): Promise<void> {
  const surveys = await publishedSurveys(db);
  const survey = surveys.find(({ name }) => name === 'Relatieonderzoek') ?? surveys[0];
  if (survey === undefined) return;
  const quiet = { from: '19:00', until: '07:00', weekends: true };
  const audience = { staff: [staffId], roles: [], owner: false, channels: [], mail: false };
  const rules = [
    {
      name: 'Laag cijfer',
      condition: { kind: 'low_score', survey: survey.id, item: '', most: 3, where: '' },
      rhythm: 'at_once',
    },
    {
      name: 'Belofte loopt af',
      condition: { kind: 'promise', state: 'soon', hours: 4 },
      rhythm: 'at_once',
      audience: { ...audience, owner: true },
    },
    {
      name: 'Score zakt',
      condition: { kind: 'score_change', survey: survey.id, item: '', side: 'worse' },
      rhythm: 'daily',
    },
  ] as const;
  for (const [place, rule] of rules.entries())
    await insertRule(db, {
      id: uuid(now.getTime() + place),
      by: staffId,
      now,
      rule: { audience, quiet, isOn: true, ...rule },
    });
}
