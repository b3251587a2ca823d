import type { ToldState } from '@voldaan/domain/ideas/idea-state';
import type { Language } from '@voldaan/domain/language';
import { openCase, takeStep } from '../complaints/cases.ts';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { insertIdea, insertMove, insertTelling, insertVote, joinCases, saveBoard } from '../ideas/idea-store.ts';
import { suggestionStep } from '../ideas/tell-suggesters.ts';
import { listActions } from '../improvements/views.ts';
import type { Product } from '../product.ts';

type Owner = Readonly<{ code: string; staffId: string; now: Date }>;
type Text = Readonly<{ title: string; text: string; done: string }>;
type DemoIdea = Readonly<{
  title: string;
  daysAgo: number;
  wrote: readonly (readonly [name: string, words: string])[];
  moves: readonly (readonly [state: ToldState, words: string])[];
  votes: number;
  texts: Partial<Record<Language, Text>>;
  hasAction?: boolean;
}>;

const dayMs = 86_400_000;

const ideas: readonly DemoIdea[] = [
  {
    title: 'Ophalen op een vaste tijd',
    daysAgo: 220,
    wrote: [
      ['Joke Meijer', 'Zeg gewoon hoe laat hij klaar is, dan hoef ik niet twee keer te komen.'],
      ['Hidde Bakker', 'Een vaste ophaaltijd zou schelen.'],
    ],
    moves: [
      ['considered', ''],
      ['planned', 'Dit najaar, eerst in Utrecht Oost en Zeist'],
      ['done', 'U haalt uw fiets op om 12, 15 of 17 uur, en krijgt een foto als hij klaar is.'],
    ],
    votes: 41,
    texts: {
      nl: {
        title: 'Ophalen op een vaste tijd',
        text: 'Weten hoe laat de fiets klaar is.',
        done: 'U haalt uw fiets op om 12, 15 of 17 uur, en krijgt een foto als hij klaar is.',
      },
      nb: {
        title: 'Hente til fast tid',
        text: 'Å vite når sykkelen er klar.',
        done: 'Du henter sykkelen klokken 12, 15 eller 17, og får et bilde når den er klar.',
      },
      en: {
        title: 'Collecting at a fixed time',
        text: 'To know when the bicycle is ready.',
        done: 'You collect your bicycle at 12, 15 or 17, and get a picture when it is ready.',
      },
    },
    hasAction: true,
  },
  {
    title: 'Leenfiets bij een lange reparatie',
    daysAgo: 64,
    wrote: [
      ['Sietske de Boer', 'Drie dagen zonder fiets is lang als je kinderen hebt.'],
      ['', 'Misschien een leenfiets tegen borg?'],
      ['Omar Haddou', 'Bij mijn vorige fietsenmaker kreeg ik altijd een leenfiets.'],
    ],
    moves: [
      ['considered', ''],
      ['planned', 'In het voorjaar'],
    ],
    votes: 28,
    texts: {
      nl: { title: 'Leenfiets bij een lange reparatie', text: 'Voor wie langer dan een dag wacht.', done: '' },
      en: { title: 'A bicycle on loan', text: 'For whoever waits longer than a day.', done: '' },
    },
  },
  {
    title: 'Op zondag open',
    daysAgo: 31,
    wrote: [['Wouter Prins', 'Zondag is de enige dag dat ik tijd heb.']],
    moves: [
      ['not_done', 'Onze monteurs willen één dag in de week samen vrij zijn. Donderdag zijn we nu open tot 21 uur.'],
    ],
    votes: 9,
    texts: {},
  },
];

/** What customers of the sample suggested: something done, something planned, something that is not done and why. */
export async function insertDemoIdeas(product: Product, db: WorkspaceTransaction, owner: Owner): Promise<void> {
  const actions = await listActions(db);
  const action = actions.find(({ name }) => name === 'Ophalen op een vaste tijd');
  for (const idea of ideas) await insertOne(product, db, { owner, idea, actionId: action?.id ?? null });
  await saveBoard(db, { is_open: true, changed_at: owner.now });
}

type One = Readonly<{ owner: Owner; idea: DemoIdea; actionId: string | null }>;

async function insertOne(product: Product, db: WorkspaceTransaction, { owner, idea, actionId }: One): Promise<void> {
  const { title, daysAgo, moves, votes, texts, hasAction = false } = idea;
  const start = owner.now.getTime() - daysAgo * dayMs;
  const at = (place: number) => new Date(start + (place * daysAgo * dayMs) / (moves.length + 2));
  const id = uuid(start);
  const state = moves.at(-1)?.[0] ?? 'new';
  const isPublished = Object.keys(texts).length > 0;
  await insertIdea(db, {
    ...{ id, title, state, made_by: owner.staffId, made_at: at(0), changed_at: at(moves.length) },
    action_id: hasAction ? actionId : null,
    public_texts: JSON.stringify(texts),
    published_at: isPublished ? at(1) : null,
    told_at: isPublished && state === 'done' ? at(moves.length) : null,
  });
  const cases = await openSuggestions(product, db, owner, idea);
  await joinCases(db, { ideaId: id, caseIds: cases, by: owner.staffId, at: at(0) });
  for (const [place, [moved, words]] of moves.entries()) {
    const when = at(place + 1);
    const move = { state: moved, words: words === '' ? {} : { nl: words }, staff_id: owner.staffId };
    await insertMove(db, { ...move, words: JSON.stringify(move.words), idea_id: id, at: when });
    for (const caseId of cases) {
      await insertTelling(db, { case_id: caseId, state: moved, at: when, is_mailed: true });
      await takeStep(product, db, { caseId, revision: place + 3, event: suggestionStep(move, 'nl', when) });
    }
  }
  for (let vote = 0; vote < votes; vote += 1)
    await insertVote(db, { ideaId: id, voter: Buffer.from(`${id} ${vote}`), at: at(1) });
}

/** Customers who suggested it, each thanked within the hour. */
async function openSuggestions(
  product: Product,
  db: WorkspaceTransaction,
  { code, staffId, now }: Owner,
  { daysAgo, wrote }: DemoIdea,
): Promise<readonly string[]> {
  const by = { kind: 'staff', id: staffId } as const;
  const opened: string[] = [];
  for (const [name, words] of wrote) {
    const start = now.getTime() - daysAgo * dayMs + opened.length * 60_000;
    const then: Product = { ...product, clock: () => new Date(start) };
    const intake = { kind: 'suggestion', source: 'form', words, name, language: 'nl' } as const;
    const { id: caseId } = await openCase(then, db, { workspaceCode: code, intake });
    const at = new Date(start + 3_600_000);
    await takeStep(product, db, { caseId, revision: 1, event: { what: 'acknowledged', at, by } });
    await takeStep(product, db, { caseId, revision: 2, event: { what: 'closed', closing: 'thanked', at, by } });
    opened.push(caseId);
  }
  return opened;
}
