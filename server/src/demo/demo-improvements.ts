import { addDays } from '@voldaan/domain/metrics/calendar-day';
import { itemsOf } from '@voldaan/domain/metrics/item';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { insertAction } from '../improvements/store.ts';
import { markStart } from '../metrics/trend/chart-events.ts';
import { publishedSurveys, versionsOf } from '../metrics/views.ts';

const dayMs = 86_400_000;

type DemoActions = Readonly<{ ownerId: string; now: Date }>;

/** Two improvement actions of the sample: one that runs for half a year, one that begins next week. */
export async function insertDemoImprovements(db: WorkspaceTransaction, { ownerId, now }: DemoActions): Promise<void> {
  const surveys = await publishedSurveys(db);
  const survey = surveys.find(({ name }) => name === 'Relatieonderzoek') ?? surveys[0];
  if (survey === undefined) return;
  const [item] = itemsOf(await versionsOf(db, survey.id));
  if (item === undefined) return;
  const today = now.toISOString().slice(0, 10);
  const isShare = item.metric.kind === 'share';
  const plan = {
    owner_id: ownerId,
    survey_id: survey.id,
    item: item.key,
    trait: 'attribute:shop',
    planned_by: ownerId,
  };
  const [pickUp, callBack] = [uuid(now.getTime() - 190 * dayMs), uuid(now.getTime() - dayMs)];
  await insertAction(db, {
    ...plan,
    id: pickUp,
    name: 'Ophalen op een vaste tijd',
    measure: 'Ophalen om 12, 15 of 17 uur; bericht met foto als de fiets klaar is',
    kind: 'process',
    cost: '1900.00',
    currency: 'EUR',
    treated: ['Utrecht Oost', 'Zeist'],
    comparison: ['Utrecht Lombok', 'Hilversum'],
    worthwhile: isShare ? 0.1 : 0.4,
    starts_on: addDays(today, -180),
    planned_at: new Date(now.getTime() - 190 * dayMs),
  });
  await insertAction(db, {
    ...plan,
    id: callBack,
    name: 'Terugbellen binnen een uur',
    measure: 'Wie ons niet bereikt wordt dezelfde ochtend of middag teruggebeld',
    kind: 'training',
    treated: ['Utrecht Lombok'],
    comparison: ['Hilversum', 'Utrecht Oost'],
    worthwhile: isShare ? 0.05 : 0.3,
    starts_on: addDays(today, 7),
    planned_at: new Date(now.getTime() - dayMs),
  });
  for (const start of [
    { actionId: pickUp, name: 'Ophalen op een vaste tijd', startsOn: addDays(today, -180) },
    { actionId: callBack, name: 'Terugbellen binnen een uur', startsOn: addDays(today, 7) },
  ])
    await markStart(db, { ...start, by: ownerId, at: now });
}
