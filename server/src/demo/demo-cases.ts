import type { CaseEvent, CaseKind } from '@voldaan/domain/complaints/case-event';
import { type Intake, openCase, takeStep } from '../complaints/cases.ts';
import { insertCause } from '../complaints/cause-store.ts';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { listUnhappy } from './case-views.ts';
import { insertDemoCaseMail } from './demo-case-mail.ts';
import { insertDemoComplaints } from './demo-complaints.ts';
import type { ToldTwice } from './demo-recovery.ts';

type Owner = Readonly<{ code: string; staffId: string; now: Date; told: readonly ToldTwice[] }>;
type Step = CaseEvent extends infer Event ? (Event extends CaseEvent ? Omit<Event, 'at' | 'by'> : never) : never;
type Told = Readonly<{ hoursAgo: number; intake: Intake; steps: readonly Step[]; everyHours?: number }>;

const hourMs = 3_600_000;
const causes = [
  'Niet opgenomen',
  'Later klaar dan beloofd',
  'Rekening hoger dan gezegd',
  'Niet goed hersteld',
  'Onderdeel niet leverbaar',
  'Verkeerde fiets meegegeven',
  'Schade aan de fiets',
] as const;

const settledBy = (note: string, cause: string, remedy: 'apology' | 'repair' | 'goodwill'): readonly Step[] => [
  { what: 'acknowledged' },
  { what: 'contact', way: 'phone', outcome: 'spoken', note },
  { what: 'assessed', severity: 2, complexity: 1, impact: 2, isAboutSafety: false, needsActionAtOnce: false },
  { what: 'cause_named', cause, isOutsideOurControl: false },
  { what: 'decided', outcome: 'upheld', remedies: ['apology', remedy], cost: 1250, reason: note },
  { what: 'communicated', way: 'phone' },
  { what: 'closed', closing: 'accepted' },
];

/** Cases of every kind for the sample's desk: some wait, one is late, some are settled. */
export async function insertDemoCases(product: Product, db: WorkspaceTransaction, owner: Owner): Promise<void> {
  const ids = causes.map((_, place) => uuid(owner.now.getTime() - 300 * 24 * hourMs + place));
  for (const [place, name] of causes.entries())
    await insertCause(db, { id: ids[place] ?? '', name, position: place + 1 });
  await insertDemoComplaints(product, db, { ...owner, causeIds: ids });
  const unhappy = await listUnhappy(db, 9);
  for (const told of [...fromAnswers(unhappy, ids), ...fromForm()]) await play(product, db, owner, told);
  await insertDemoCaseMail(product, db, owner.now);
}

function fromAnswers(unhappy: Awaited<ReturnType<typeof listUnhappy>>, causeIds: readonly string[]): readonly Told[] {
  const [unanswered = '', late = '', bill = ''] = causeIds;
  const plans: readonly (readonly [hoursAgo: number, steps: readonly Step[]])[] = [
    [19, []],
    [6, [{ what: 'acknowledged' }]],
    [2, []],
    [75, [{ what: 'acknowledged' }, { what: 'contact', way: 'phone', outcome: 'no_answer', note: '' }]],
    [
      30 * 24,
      settledBy(
        'Telefoon stond doorgeschakeld naar een mobiel zonder beltoon. Excuus gemaakt.',
        unanswered,
        'goodwill',
      ),
    ],
    [60 * 24, settledBy('Onderdeel kwam een dag later; volgende keer bellen we vooraf.', late, 'apology')],
    [90 * 24, settledBy('Verschil met de offerte terugbetaald en uitgelegd.', bill, 'goodwill')],
    [120 * 24, settledBy('Band opnieuw geplakt, dezelfde avond.', causeIds[3] ?? late, 'repair')],
  ];
  return unhappy.slice(0, plans.length).flatMap((answer, place) => {
    const plan = plans[place];
    if (plan === undefined) return [];
    const [hoursAgo, steps] = plan;
    const { response_id, contact_id, name, email, phone, language, words } = answer;
    const intake: Intake = {
      kind: 'complaint',
      source: 'low_score',
      words,
      contactId: contact_id,
      responseId: response_id,
      name,
      email,
      phone,
      language,
    };
    return [{ hoursAgo, intake, steps, everyHours: 2 }];
  });
}

function fromForm(): readonly Told[] {
  const written = (kind: CaseKind, words: string, more: Partial<Intake> = {}): Intake => ({
    kind,
    source: 'form',
    words,
    language: 'nl',
    ...more,
  });
  return [
    {
      hoursAgo: 52,
      intake: written('suggestion', 'Zet een bankje bij de balie, het wachten valt dan minder zwaar.', {
        name: 'Wim Bos',
      }),
      steps: [],
    },
    {
      hoursAgo: 400,
      intake: written('suggestion', 'Stuur een foto als de fiets klaar is.', { name: 'Fenna Hoekstra' }),
      steps: [{ what: 'considered' }, { what: 'planned', for: 'voorjaar' }],
    },
    {
      hoursAgo: 26,
      intake: written('question', 'Kan ik mijn accu ook in Zeist laten nakijken?', { email: 'vraag@example.com' }),
      steps: [{ what: 'acknowledged' }],
    },
    {
      hoursAgo: 70,
      intake: written('compliment', 'Youssef heeft mijn rem bijgesteld terwijl ik wachtte. Geweldig!', {
        name: 'Familie Postma',
        staffNamed: 'Youssef',
      }),
      steps: [{ what: 'acknowledged' }, { what: 'closed', closing: 'thanked' }],
    },
  ];
}

async function play(product: Product, db: WorkspaceTransaction, owner: Owner, told: Told): Promise<void> {
  const start = owner.now.getTime() - told.hoursAgo * hourMs;
  const at = (step: number) => new Date(start + step * (told.everyHours ?? 1) * hourMs);
  const then: Product = { ...product, clock: () => at(0) };
  const { id } = await openCase(then, db, { workspaceCode: owner.code, intake: told.intake });
  for (const [place, step] of told.steps.entries())
    await takeStep(product, db, {
      caseId: id,
      revision: place + 1,
      event: { ...step, at: at(place + 1), by: { kind: 'staff', id: owner.staffId } },
    });
}
