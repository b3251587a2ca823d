import { mustSend, textAt, tokenOf, valueAt } from './company.ts';
import { isRecord } from './corpus-line.ts';
import type { Client } from './http-client.ts';

export type QuestionKind = (typeof questions | typeof listed)[number]['kind'];

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
] as const;

/** On a page of their own: a form of the first page brings none of them. */
const listed = [
  {
    kind: 'single',
    id: 'choice',
    item: 'choice',
    text: text('Wat past het best?'),
    required: false,
    options: options(),
  },
  { kind: 'ranking', id: 'ranking', item: 'ranking', text: text('Wat eerst?'), required: false, options: options() },
  { kind: 'multiple', id: 'multi', item: 'multi', text: text('Wat allemaal?'), required: false, options: options() },
  { kind: 'date', id: 'date', item: 'date', text: text('Wanneer?'), required: false },
  { kind: 'number', id: 'number', item: 'number', text: text('Hoeveel?'), required: false, ...hundred() },
] as const;

/** Only those who gave a very low mark are asked this: to everybody else it is hidden. */
const hidden = {
  kind: 'open',
  id: 'hidden_question',
  item: 'hidden_question',
  text: text('Wat ging er mis?'),
  required: false,
  lengthMax: 1000,
  when: 'nps <= 1',
} as const;

function options() {
  return ['a', 'b', 'c'].map((id) => ({ id, text: text(id) }));
}

function hundred() {
  return { minimum: 0, maximum: 100, decimals: 2 };
}

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

/** Publishes a survey of every question kind there is, under the ids that the corpus answers to; or one for each person. */
export async function publishSurvey(owner: Client, singleUse = false): Promise<PublishedSurvey> {
  const made = await mustSend(owner.post('/v1/surveys', { questionnaire: 'recommendation', name: 'Proef' }));
  const id = textAt(made, 'id');
  const draft = valueAt(made, 'draft');
  if (!isRecord(draft)) throw new Error('a new survey has no draft');
  const nodes = [
    { kind: 'page', id: 'first', nodes: questions },
    { kind: 'page', id: 'second', nodes: [...listed, hidden] },
  ];
  const definition = { ...draft, moment: text('uw bezoek'), nodes, ...(singleUse ? { singleUse } : {}) };
  await saveDraft(owner, { id, revision: Number(valueAt(made, 'revision')), draft: definition });
  await mustSend(owner.post(`/v1/surveys/${id}/versions`));
  return {
    id,
    token: tokenOf(textAt(made, 'public_url')),
    definition,
    questions: new Map(
      [...questions, ...listed, hidden].map((question): [string, QuestionKind] => [question.id, question.kind]),
    ),
  };
}

export type DraftSave = Readonly<{ id: string; revision: number; draft: unknown }>;

async function saveDraft(owner: Client, { id, revision, draft }: DraftSave): Promise<void> {
  const headers = { 'if-match': `"${revision}"` };
  await mustSend(owner.send({ method: 'PUT', path: `/v1/surveys/${id}/draft`, headers, json: { draft } }));
}
