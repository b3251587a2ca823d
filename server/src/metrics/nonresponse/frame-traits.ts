import type { Language } from '@voldaan/domain/language';
import { disclosureMinimum } from '@voldaan/domain/metrics/disclosure/shown-values';
import { type DisclosedFrame, discloseFrame, type FrameCell } from '@voldaan/domain/metrics/nonresponse/disclose-frame';
import { representativity } from '@voldaan/domain/metrics/nonresponse/representativity';
import type { Period } from '@voldaan/domain/metrics/period';
import { message } from '../../catalogue/message.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { showEstimate } from '../estimate-view.ts';
import { type FrameTrait, listFrameAttributes } from './frame-views.ts';
import type { FrameCellRow } from './read-frame-views.ts';
import type { NonresponseReply } from './schema.ts';

/** A trait of the frame with its groups by quarter, and what of them may be shown. */
export type FrameTraitGroups = FrameTrait &
  DisclosedFrame &
  Readonly<{
    /** Of its values among those of an answer. */
    place: number;
    cells: readonly FrameCell[];
  }>;

/** What can be known of everybody asked. */
export async function frameTraits(db: WorkspaceTransaction, language: Language): Promise<readonly FrameTrait[]> {
  return [
    ...(await listFrameAttributes(db)),
    { name: 'language', label: message(language, 'trait.language') },
    { name: 'country', label: message(language, 'trait.country') },
  ];
}

/** The traits that tell those who were asked apart: one that all have alike tells nothing. */
export function tellingTraits(
  traits: readonly FrameTrait[],
  rows: readonly FrameCellRow[],
): readonly FrameTraitGroups[] {
  const byTrait = Map.groupBy(rows, ({ trait }) => trait);
  return traits.flatMap((trait, place) => {
    const cells = byTrait.get(trait.name) ?? [];
    if (new Set(cells.map(({ value }) => value)).size < 2) return [];
    return [{ ...trait, place, cells, ...discloseFrame(cells, disclosureMinimum) }];
  });
}

/** Who answered and who did not, the least even trait first. */
export function showTraits(traits: readonly FrameTraitGroups[], period: Period): NonresponseReply['traits'] {
  return traits
    .filter(({ groups }) => groups.length >= 2)
    .map(({ name, label, groups, hiddenCount }) => {
      const judged = representativity(groups, period);
      return {
        trait: name,
        label,
        r_indicator: showEstimate(judged.rIndicator),
        groups: judged.groups.map(({ value, rate, verdict }) => ({ value, rate: showEstimate(rate), verdict })),
        hidden: hiddenCount,
      };
    })
    .toSorted((one, other) => (one.r_indicator.estimate ?? 1) - (other.r_indicator.estimate ?? 1));
}
