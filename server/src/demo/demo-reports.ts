import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { publishedSurveys } from '../metrics/views.ts';
import { insertReport } from '../reports/store.ts';
import { studiesOfSurvey } from '../reports/views.ts';

/** One report of the sample: of all customers, by workshop, with what weighs most and what they say. */
export async function insertDemoReports(
  db: WorkspaceTransaction,
  { ownerId, now }: Readonly<{ ownerId: string; now: Date }>,
): Promise<void> {
  const surveys = await publishedSurveys(db);
  const survey = surveys.find(({ name }) => name === 'Relatieonderzoek') ?? surveys[0];
  if (survey === undefined) return;
  const [study] = await studiesOfSurvey(db, survey.id);
  await insertReport(db, {
    id: uuid(now.getTime()),
    by: ownerId,
    now,
    body: {
      name: 'Voor het werkoverleg',
      language: 'nl',
      survey: survey.id,
      item: '',
      period: '12m',
      where: '',
      trait: 'attribute:shop',
      has_drivers: true,
      has_words: true,
      study: study?.id ?? null,
    },
  });
}
