import { givenTraits, type KnownTraits } from '@voldaan/domain/responses/given-traits';
import { type PlacedTrait, placeTraits } from '@voldaan/domain/responses/place-traits';
import { placeValues } from '@voldaan/domain/responses/place-values';
import { traitSlotCount } from '@voldaan/domain/responses/trait-code';
import { type DemoCustomer, demoAttributes } from './demo-customers.ts';
import type { DemoRows } from './demo-target.ts';
import type { PlainRow } from './store.ts';

/** The columns a0 to a15 of a response, of which the codes are given out as answers come in. */
export type DemoCoder = (known: KnownTraits) => PlainRow;

const kinds = new Map(demoAttributes.map(({ key, kind }) => [key, kind]));
const columns = Array.from({ length: traitSlotCount }, (_, slot) => `a${slot}`);

export function makeDemoCoder(rows: DemoRows, workspaceId: string): DemoCoder {
  const placed: PlacedTrait[] = [];
  const codes = new Map<string, number>();
  const highest = new Map<number, number>();
  return (known) => {
    const given = givenTraits(known, kinds);
    for (const trait of placeTraits(placed, given)) {
      placed.push(trait);
      rows.trait.push({ workspace_id: workspaceId, ...trait });
    }
    const told = given.flatMap(({ source, key, value }) => {
      const slot = placed.find((trait) => trait.source === source && trait.key === key)?.slot;
      return slot === undefined ? [] : [{ slot, value }];
    });
    const isNew = told.filter(({ slot, value }) => !codes.has(`${slot} ${value}`));
    for (const { slot, code, value } of placeValues(highest, isNew)) {
      codes.set(`${slot} ${value}`, code);
      highest.set(slot, code);
      rows.trait_value.push({ workspace_id: workspaceId, slot, code, value });
    }
    const row = told.map(({ slot, value }) => [`a${slot}`, codes.get(`${slot} ${value}`) ?? null]);
    return Object.fromEntries([...columns.map((column) => [column, null]), ...row]);
  };
}

/** What is known of a customer of the sample when an answer comes, besides the study that asks. */
export function knownOf(rows: DemoRows, { organisation, lifecycle, attributes }: DemoCustomer) {
  const firm = organisation === undefined ? undefined : rows.organisation[organisation];
  return { organisation: firm === undefined ? null : String(firm['id']), lifecycle, country: null, attributes };
}
