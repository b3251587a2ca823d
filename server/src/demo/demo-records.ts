import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { insertProblem, insertRecord, linkContacts } from '../interviews/records/record-store.ts';
import { listThemes } from '../metrics/words/theme-views.ts';
import { listCallable } from './call-views.ts';

const dayMs = 86_400_000;

/** Two records of the sample, and the problem that they and the complaints show. After its themes. */
export async function insertDemoRecords(
  db: WorkspaceTransaction,
  { staffId, now }: Readonly<{ staffId: string; now: Date }>,
): Promise<void> {
  const [theme] = await listThemes(db);
  const themes = theme === undefined ? [] : [theme.id];
  const day = (ago: number) => new Date(now.getTime() - ago * dayMs).toISOString().slice(0, 10);
  const common = { staffId, at: now };
  const discussion = uuid(now.getTime() - dayMs);
  const customers = await listCallable(db, { before: now, limit: 4 });
  await insertRecord(db, {
    ...common,
    id: discussion,
    body: {
      kind: 'group',
      title: 'Vier klanten over bellen met de zaak',
      held_on: day(12),
      participants: 'Vier klanten uit Zeist en Utrecht, twee met een bakfiets',
      guide: 'Wanneer belt u ons? Wat verwacht u dan? Wat doet u als er niemand opneemt?',
      consent: 'spoken',
      consent_note: 'Voor dit onderzoek, zonder namen',
      notes: 'Drie van de vier bellen alleen als ze de fiets nodig hebben. Niemand spreekt de voicemail in.',
      contact_ids: [],
      passages: [
        { words: 'Als ik bel, sta ik al stil langs de weg.', theme_ids: themes, is_quote: true },
        { words: 'Niemand spreekt de voicemail in', theme_ids: themes, is_quote: false },
      ],
    },
  });
  await linkContacts(db, { id: discussion, contactIds: customers.map(({ id }) => id) });
  await insertRecord(db, {
    ...common,
    id: uuid(now.getTime()),
    body: {
      kind: 'observation',
      title: 'Zaterdagochtend aan de balie in Zeist',
      held_on: day(5),
      participants: 'Ongeveer dertig klanten, niemand aangesproken',
      guide: 'Hoe lang wacht iemand, en wat doet de telefoon ondertussen?',
      consent: 'not_needed',
      consent_note: '',
      notes: 'De telefoon ging elf keer over terwijl er iemand geholpen werd; twee keer is opgenomen.',
      contact_ids: [],
      passages: [],
    },
  });
  await insertDemoProblem(db, { common, day });
}

type Shown = Readonly<{ common: Readonly<{ staffId: string; at: Date }>; day: (ago: number) => string }>;

async function insertDemoProblem(db: WorkspaceTransaction, { common, day }: Shown): Promise<void> {
  await insertProblem(db, {
    ...common,
    id: uuid(common.at.getTime()),
    body: {
      name: 'Wie belt als het druk is, krijgt niemand',
      description: 'Vooral op zaterdag en vlak voor sluiting. Wie stilstaat kan niet wachten tot maandag.',
      state: 'being_solved',
      owner_id: common.staffId,
      action_ref: null,
      evidence: [
        { kind: 'cause', ref: '', words: 'Niet opgenomen: de vaakste oorzaak van klachten dit jaar', at: day(30) },
        { kind: 'passage', ref: '', words: 'Als ik bel, sta ik al stil langs de weg.', at: day(12) },
        { kind: 'observation', ref: '', words: 'Elf keer gebeld, twee keer opgenomen', at: day(5) },
      ],
    },
  });
}
