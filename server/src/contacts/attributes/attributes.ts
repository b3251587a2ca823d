import { attributeKeyOf } from '@voldaan/domain/contacts/attribute-key';
import type { ContactAttributeKind } from '@voldaan/domain/contacts/customer';
import { Refusal } from '@voldaan/domain/refusal';
import { recordAudit } from '../../accounts/audit-store.ts';
import { allowLongStatements } from '../../database/long-statements.ts';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import { requireName } from '../require-name.ts';
import { deleteAttribute, insertAttribute, updateAttribute } from './attribute-store.ts';
import { type AttributeRow, attributesMax, listAttributes } from './attribute-views.ts';

export type AttributeWish = Readonly<{
  name: string;
  kind: ContactAttributeKind;
  choices?: readonly string[] | undefined;
}>;

/** Names that conditions and letters use for what every contact has: an attribute called so would hide behind it. */
const reservedKeys = ['name', 'language', 'external_id', 'email', 'organisation', 'company', 'event'];

export function showAttributes(product: Product, caller: Caller) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => ({ data: await listAttributes(db) }));
}

export function makeAttribute(product: Product, caller: Caller, wish: AttributeWish): Promise<AttributeRow> {
  return inWorkspace(product.databases.app, caller.workspaceId, (db) => addAttribute(db, wish));
}

/** Adds an attribute within a transaction of the caller's, as an import does on the spot. */
export async function addAttribute(db: WorkspaceTransaction, wish: AttributeWish): Promise<AttributeRow> {
  const known = await listAttributes(db);
  if (known.length >= attributesMax) throw new Refusal('too_many_attributes', { values: { maximum: attributesMax } });
  const name = readName(wish.name, known);
  const key = attributeKeyOf(name, [...reservedKeys, ...known.map((one) => one.key)]);
  const attribute = { key, name, kind: wish.kind, choices: readChoices(wish.kind, wish.choices ?? []) };
  await insertAttribute(db, attribute);
  return attribute;
}

export function changeAttribute(
  product: Product,
  caller: Caller,
  key: string,
  change: Readonly<{ name?: string | undefined; choices?: readonly string[] | undefined }>,
): Promise<AttributeRow> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const all = await listAttributes(db);
    const attribute = all.find((one) => one.key === key);
    if (attribute === undefined) throw new Refusal('not_found');
    const others = all.filter((one) => one.key !== key);
    const changed = {
      ...attribute,
      ...(change.name === undefined ? {} : { name: readName(change.name, others) }),
      ...(change.choices === undefined ? {} : { choices: readChoices(attribute.kind, change.choices) }),
    };
    await updateAttribute(db, changed);
    return changed;
  });
}

/** Of a million contacts that have a value it takes longer than a screen usually may. */
const removeSeconds = 120;

/** Takes the attribute and all its values away. It asks first: nothing brings the values back. */
export function removeAttribute(product: Product, caller: Caller, key: string): Promise<void> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const known = (await listAttributes(db)).some((one) => one.key === key);
    if (!known) throw new Refusal('not_found');
    await allowLongStatements(db, removeSeconds);
    const contacts = await deleteAttribute(db, key);
    await recordAudit(db, {
      staffId: caller.staffId,
      action: 'contact-attribute.removed',
      detail: { key, contacts },
      at: product.clock(),
    });
  });
}

function readName(given: string, others: readonly AttributeRow[]): string {
  const name = requireName(given);
  const isTaken = others.some((one) => one.name.toLowerCase() === name.toLowerCase());
  if (isTaken) throw new Refusal('attribute_twice', { pointer: '/name' });
  return name;
}

function readChoices(kind: ContactAttributeKind, given: readonly string[]): string[] {
  if (kind !== 'choice') return [];
  const choices = [...new Set(given.map((choice) => choice.trim()).filter((choice) => choice !== ''))];
  if (choices.length === 0) throw new Refusal('choices_missing', { pointer: '/choices' });
  return choices;
}
