import type { RowMask } from '@voldaan/domain/metrics/columns/match-rows';
import type { Segment } from '@voldaan/domain/metrics/columns/segment';
import type { Item } from '@voldaan/domain/metrics/item';
import type { Metric } from '@voldaan/domain/metrics/metric';
import type { Window } from '@voldaan/domain/metrics/read-period';
import type { TraitChoice, TraitName } from '@voldaan/domain/metrics/trait-name';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import type { SurveyColumns } from '../columns/columns.ts';

/** A trait as readers meet it: the codes are places in `values`. */
export type FigureTrait = Readonly<{ name: TraitName; label: string; values: readonly FigureTraitValue[] }>;
export type FigureTraitValue = Readonly<{ code: number; value: string; label: string }>;

/** Days half-open. */
export type FigureDays = Readonly<{ from: string; to: string }>;

/** Everything that a figure is counted by: what was asked, what is there, and what of it may be shown. */
export type Figure = Readonly<{
  survey: Readonly<{ id: string; name: string }>;
  surveys: readonly Readonly<{ id: string; name: string }>[];
  /** Of the newest version. */
  definition: SurveyDefinition;
  items: readonly Item[];
  item: Item;
  metric: Metric;
  window: Window;
  where: readonly TraitChoice[];
  traits: readonly FigureTrait[];
  /** Some version of the survey asked the item otherwise, or not at all. */
  isBroken: boolean;
  /** False when the groups are too small to be shown: nothing may be counted, and every count is empty. */
  isDisclosed: boolean;
  /** Values of the window's calendar or of the choices that were left out so that nobody can be told. */
  leftOut: readonly string[];
  columns: SurveyColumns;
  /** The responses of a segment that count, of these days; human votes alone. */
  match: (segment: Segment, days: FigureDays) => RowMask | undefined;
}>;
