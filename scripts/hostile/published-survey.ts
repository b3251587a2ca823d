import { mustSend, textAt, tokenOf, valueAt } from './company.ts';
import { isRecord } from './corpus-line.ts';
import type { Client } from './http-client.ts';

export type QuestionKind = 'rating' | 'open' | 'yes-no';

export type PublishedSurvey = Readonly<{
  id: string;
  token: string;
  definition: Readonly<Record<string, unknown>>;
  /** The questions that can be answered, by id. */
  questions: ReadonlyMap<string, QuestionKind>;
}>;

const text = (words: string) => ({ nl: words, nb: words, en: words });

const questions = [
  rating('nps', 'C11', 'nps'),
  { kind: 'open', id: 'q1', item: 'q1', text: text('Waarom?'), required: false, lengthMax: 10_000 },
  { kind: 'open', id: 'q2', item: 'q2', text: text('Wat nog meer?'), required: false, lengthMax: 10_000 },
  { kind: 'open', id: 'comment', item: 'comment', text: text('Iets kwijt?'), required: false, lengthMax: 10_000 },
  rating('csat', 'A5', 'none'),
  rating('grade', 'B10', 'none'),
  { kind: 'yes-no', id: 'choice', item: 'choice', text: text('Mogen wij u bellen?'), required: false },
] as const;

function rating(id: string, scale: string, role: string) {
  return {
    kind: 'rating' as const,
    id,
    item: id,
    text: text(`Hoe is ${id}?`),
    required: false,
    scale,
    role,
    comparabilityKey: `${id}:${scale}:1`,
  };
}

/** Publishes a survey of every question kind there is, under the ids that the corpus answers to. */
export async function publishSurvey(owner: Client): Promise<PublishedSurvey> {
  const made = await mustSend(owner.post('/v1/surveys', { questionnaire: 'recommendation', name: 'Proef' }));
  const id = textAt(made, 'id');
  const draft = valueAt(made, 'draft');
  if (!isRecord(draft)) throw new Error('a new survey has no draft');
  const definition = { ...draft, moment: text('uw bezoek'), pages: [{ kind: 'page', id: 'first', questions }] };
  await saveDraft(owner, { id, revision: Number(valueAt(made, 'revision')), draft: definition });
  await mustSend(owner.post(`/v1/surveys/${id}/versions`));
  return {
    id,
    token: tokenOf(textAt(made, 'public_url')),
    definition,
    questions: new Map(questions.map((question): [string, QuestionKind] => [question.id, question.kind])),
  };
}

export type DraftSave = Readonly<{ id: string; revision: number; draft: unknown }>;

async function saveDraft(owner: Client, { id, revision, draft }: DraftSave): Promise<void> {
  const headers = { 'if-match': `"${revision}"` };
  await mustSend(owner.send({ method: 'PUT', path: `/v1/surveys/${id}/draft`, headers, json: { draft } }));
}
