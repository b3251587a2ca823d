import {
  fillMacro,
  type MacroValues,
  macroFieldNames,
  unknownMacroFields,
} from '@voldaan/domain/complaints/macro-field';
import { type Language, languages } from '@voldaan/domain/language';
import { Refusal } from '@voldaan/domain/refusal';
import { localeOf } from '@voldaan/domain/surveys/language-tag';
import { unbrokenDay } from '@voldaan/domain/surveys/unbroken-day';
import { recordAudit } from '../../accounts/audit-store.ts';
import { makeOnce } from '../../accounts/make-once.ts';
import { showId } from '../../database/public-id.ts';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import { companyName } from '../../mail/views.ts';
import type { Product } from '../../product.ts';
import { clockOf } from '../case-clock.ts';
import { findCase } from '../case-views.ts';
import { caseNumber } from '../cases.ts';
import { findKnownPerson, listStaffNames } from '../person-views.ts';
import { deleteMacro, insertMacro, updateMacro } from './macro-store.ts';
import { listMacros, type MacroRow, macrosMost } from './macro-views.ts';
import type { MacroBody } from './schema.ts';

type Shown = Readonly<{ data: MacroRow[]; fields: string[] }>;

/** The standard texts of the desk, by name. */
export function showMacros(product: Product, caller: Caller): Promise<Shown> {
  return inWorkspace(product.databases.app, caller.workspaceId, shown);
}

/**
 * Pressed twice it is one text.
 *
 * @throws Refusal macro_field_unknown, which names the text and what stands in it.
 */
export function makeMacro(product: Product, caller: Caller, body: MacroBody): Promise<Shown> {
  const at = product.clock();
  const make = async (db: WorkspaceTransaction, id: string) => {
    if ((await listMacros(db)).length >= macrosMost) throw new Refusal('too_many_macros');
    await insertMacro(db, { id, name: body.name, texts: checked(body.texts), at });
    await recordAudit(db, { staffId: caller.staffId, action: 'case-macro.made', subject: showId('mac', id), at });
  };
  const showMade = async (db: WorkspaceTransaction, id: string) => {
    const list = await shown(db);
    if (!list.data.some((macro) => macro.id === id)) throw new Refusal('not_found');
    return list;
  };
  return inWorkspace(product.databases.app, caller.workspaceId, (db) =>
    makeOnce(
      db,
      { product, caller, what: 'case-macro', wish: body, at },
      { show: (id) => showMade(db, id), make: (id) => make(db, id) },
    ),
  );
}

export function changeMacro(
  product: Product,
  caller: Caller,
  { id, name, texts }: MacroBody & Readonly<{ id: string }>,
): Promise<Shown> {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if (!(await updateMacro(db, { id, name, texts: checked(texts), at }))) throw new Refusal('not_found');
    await recordAudit(db, { staffId: caller.staffId, action: 'case-macro.changed', subject: showId('mac', id), at });
    return shown(db);
  });
}

/** What was written with it stays written. */
export function removeMacro(product: Product, caller: Caller, id: string): Promise<Shown> {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if (!(await deleteMacro(db, id))) throw new Refusal('not_found');
    await recordAudit(db, { staffId: caller.staffId, action: 'case-macro.removed', subject: showId('mac', id), at });
    return shown(db);
  });
}

/** Every standard text as it would read in this case, in its customer's language where it has one. */
export function showFilledMacros(product: Product, caller: Caller, caseId: string) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const row = await findCase(db, caseId);
    if (row === undefined) throw new Refusal('not_found');
    const { hours } = await clockOf(db, row.profile_id);
    const person = row.contact_id === null ? undefined : await findKnownPerson(db, row.contact_id);
    const ownerId = row.owner_id ?? caller.staffId;
    const owner = (await listStaffNames(db, [ownerId])).get(ownerId);
    const company = await companyName(db);
    const data = (await listMacros(db)).flatMap(({ id, name, texts }) => {
      const wanted = [row.language, caller.language, ...languages];
      const language = wanted.map(readLanguage).find((one) => one !== undefined && (texts[one] ?? '') !== '');
      if (language === undefined) return [];
      const format = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'full', timeZone: hours.zone });
      const day = (at: Date) => unbrokenDay(format.format(at));
      const values: MacroValues = {
        number: caseNumber(row),
        name: row.name || (person?.name ?? ''),
        owner: owner ?? '',
        company,
        promised: row.due_at === null ? '' : day(row.due_at),
        subject: row.subject,
        today: day(product.clock()),
      };
      const { text, missing } = fillMacro(texts[language] ?? '', values);
      return [{ id, name, language, text, missing: [...missing] }];
    });
    return { data };
  });
}

function readLanguage(tag: string): Language | undefined {
  return languages.find((one) => tag === one || tag.startsWith(`${one}-`));
}

function checked(texts: MacroBody['texts']): Readonly<Record<string, string>> {
  const written = Object.entries(texts).filter(([, text]) => text.trim() !== '');
  for (const [language, text] of written) {
    const [field] = unknownMacroFields(text);
    if (field !== undefined)
      throw new Refusal('macro_field_unknown', { pointer: `/texts/${language}`, values: { field } });
  }
  return Object.fromEntries(written);
}

async function shown(db: WorkspaceTransaction): Promise<Shown> {
  return { data: [...(await listMacros(db))], fields: [...macroFieldNames] };
}
