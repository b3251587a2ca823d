import type { RowMask } from '@voldaan/domain/metrics/columns/match-rows';
import type { Segment } from '@voldaan/domain/metrics/columns/segment';
import type { TimeUnit } from '@voldaan/domain/metrics/disclosure/time-unit';
import type { Item } from '@voldaan/domain/metrics/item';
import type { Metric } from '@voldaan/domain/metrics/metric';
import type { Window } from '@voldaan/domain/metrics/read-period';
import type { TraitChoice, TraitName } from '@voldaan/domain/metrics/trait-name';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import type { Days, SurveyColumns } from '../columns/columns.ts';
import type { Ground } from '../ground/ground.ts';

/** A trait as readers meet it: the codes are places in `values`. */
export type FigureTrait = Readonly<{ name: TraitName; label: string; values: readonly FigureTraitValue[] }>;
export type FigureTraitValue = Readonly<{ code: number; value: string; label: string }>;

/** Days half-open. */
export type FigureDays = Readonly<{ from: string; to: string }>;

/** What else decides which responses may be counted: whose answers to another item, and by which traits besides the chosen. */
export type FigureMatch = Readonly<{ item?: Item | undefined; by?: readonly TraitName[] }>;

/** Everything that a figure is counted by: what was asked, what is there, and what of it may be shown. */
export type Figure = Readonly<{
  survey: Readonly<{ id: string; name: string }>;
  surveys: readonly Readonly<{ id: string; name: string }>[];
  /** Of the newest version. */
  definition: SurveyDefinition;
  items: readonly Item[];
  item: Item;
  metric: Metric;
  /** Of groups it is made of whole units of the calendar. */
  window: Window;
  /** The unit that it is made of; undefined when any day will do, as for everybody. */
  unit: TimeUnit | undefined;
  /** The first day that has not come. */
  tomorrow: string;
  where: readonly TraitChoice[];
  /** The chosen values by code. */
  codes: ReadonlyMap<TraitName, ReadonlySet<number>>;
  traits: readonly FigureTrait[];
  /** Some version of the survey asked the item otherwise, or not at all. */
  isBroken: boolean;
  /** False when the groups are too small to be shown: nothing may be counted, and every count is empty. */
  isDisclosed: boolean;
  /**
   * What was left out so that nobody can be told: parts of the calendar as periods (`2026-03`), values as choices
   * (`channel~kiosk`).
   */
  leftOut: readonly string[];
  columns: SurveyColumns;
  /** What is kept of the workspace, as it is now. */
  workspace: Ground;
  /** The columns of other days, as of the same moment or later. */
  readColumns: (days: Days) => Promise<SurveyColumns>;
  /**
   * The responses of a segment that count, of these days: human votes alone, and of groups those that may be shown. Masks of
   * `by` are for figures that are told by those traits.
   */
  match: (segment: Segment, days: FigureDays, match?: FigureMatch) => RowMask | undefined;
}>;
