import { insertMacro } from '../complaints/macros/macro-store.ts';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

const texts = [
  {
    name: 'Wij bellen u',
    nl: 'Beste {name|klant},\n\nDank dat u het zegt. {owner} van {company} belt u uiterlijk {promised}. Uw nummer is {number}.',
    nb: 'Hei {name|kunde},\n\nTakk for at du sier fra. {owner} i {company} ringer deg senest {promised}. Saksnummeret er {number}.',
    en: 'Dear {name|customer},\n\nThank you for telling us. {owner} of {company} will call you by {promised}. Your number is {number}.',
  },
  {
    name: 'Onderdeel besteld',
    nl: 'Beste {name|klant}, het onderdeel is besteld. Zodra het er is, hoort u van {owner} (zaak {number}).',
    nb: 'Hei {name|kunde}, delen er bestilt. Når den er kommet, hører du fra {owner} (sak {number}).',
    en: 'Dear {name|customer}, the part is ordered. You will hear from {owner} when it is in (case {number}).',
  },
] as const;

/** What the sample's desk begins its notes and answers with. */
export async function insertDemoMacros(db: WorkspaceTransaction, now: Date): Promise<void> {
  for (const { name, ...inLanguages } of texts)
    await insertMacro(db, { id: uuid(now.getTime()), name, texts: inLanguages, at: now });
}
