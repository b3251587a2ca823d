import type { Language } from '@voldaan/domain/language';
import { disclosureMinimum, shownValues } from '@voldaan/domain/metrics/disclosure/shown-values';
import { representativity } from '@voldaan/domain/metrics/nonresponse/representativity';
import type { Period } from '@voldaan/domain/metrics/period';
import { message } from '../../catalogue/message.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { showEstimate } from '../estimate-view.ts';
import {
  countGroups,
  type FrameAsked,
  type FrameGroupRow,
  type FrameTrait,
  listFrameAttributes,
} from './frame-views.ts';
import type { NonresponseReply } from './schema.ts';

/** A trait of the frame with its groups; those that may not be shown are together in the last one. */
export type FrameTraitGroups = FrameTrait &
  Readonly<{ groups: readonly FrameGroupRow[]; shown: ReadonlySet<string>; isTold: boolean }>;

/** What can be known of everybody asked, and of that what tells them apart: a trait that all have alike tells nothing. */
export async function readFrameTraits(
  db: WorkspaceTransaction,
  asked: FrameAsked,
  language: Language,
): Promise<Readonly<{ known: ReadonlySet<string>; telling: readonly FrameTraitGroups[] }>> {
  const traits = [
    ...(await listFrameAttributes(db)),
    { name: 'language', label: message(language, 'trait.language') },
    { name: 'country', label: message(language, 'trait.country') },
  ];
  const rows = await countGroups(
    db,
    asked,
    traits.map(({ name }) => name),
  );
  const telling = traits.flatMap((trait) => {
    const groups = rows.filter((row) => row.trait === trait.name);
    if (groups.length < 2) return [];
    const isShown = shownValues(
      groups.map((group) => group.asked),
      disclosureMinimum,
    );
    const shown = new Set(groups.filter((_, place) => isShown[place] === true).map(({ value }) => value));
    return [{ ...trait, groups, shown, isTold: shown.size >= 2 }];
  });
  return { known: new Set(traits.map(({ name }) => name)), telling };
}

/** Who answered and who did not, the least even trait first. */
export function showTraits(traits: readonly FrameTraitGroups[], period: Period): NonresponseReply['traits'] {
  return traits
    .filter(({ isTold }) => isTold)
    .map(({ name, label, groups, shown }) => {
      const judged = representativity(
        groups.filter(({ value }) => shown.has(value)),
        period,
      );
      return {
        trait: name,
        label,
        r_indicator: showEstimate(judged.rIndicator),
        groups: judged.groups.map(({ value, rate, verdict }) => ({ value, rate: showEstimate(rate), verdict })),
        hidden: groups.length - shown.size,
      };
    })
    .toSorted((one, other) => (one.r_indicator.estimate ?? 1) - (other.r_indicator.estimate ?? 1));
}
