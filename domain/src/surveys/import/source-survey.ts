import type { LanguageTag } from '../language-tag.ts';
import type { MetricRole } from '../question/rating.ts';
import type { SurveyText } from '../survey-text.ts';
import type { SourceCondition } from './source-condition.ts';
import type { SourceValue } from './source-value.ts';

/**
 * A survey of another product, read but not yet ours: its names, values and conditions as they were. Every importer
 * makes one, and compose-survey.ts turns any of them into a draft, so that a format has nothing to know of our model.
 */
export type SourceSurvey = Readonly<{
  name: string;
  /** At least one. */
  languages: readonly LanguageTag[];
  title: SurveyText;
  /** The line under the title. */
  detail?: SurveyText;
  thanks?: SurveyText;
  pages: readonly SourcePage[];
}>;

export type SourcePage = Readonly<{
  /** Where it stands in the file, as its owner would look for it. */
  place: string;
  name: string;
  when?: SourceCondition;
  nodes: readonly SourceNode[];
}>;

export type SourceNode = Readonly<{
  place: string;
  name: string;
  text: SurveyText;
  required: boolean;
  when?: SourceCondition;
  asks: SourceAsks;
}>;

export type SourceOption = Readonly<{
  value: SourceValue;
  text: SurveyText;
  takesText?: boolean;
  exclusive?: boolean;
  /** "Don't know" and its like become answers apart from the options. */
  isOffScale?: 'dont_know' | 'not_applicable';
}>;

/** A number of points; what stands at them, where the source says so, lowest first. */
export type SourceScale = Readonly<{
  minimum: number;
  maximum: number;
  look: 'numbers' | 'faces' | 'stars';
  role?: MetricRole;
  /** Words of every point, or of the two ends. */
  labels?: readonly SurveyText[];
}>;

/** The source's word for one thing that is rated or chosen for: a row of a matrix. */
export type SourceRow = Readonly<{ name: string; text: SurveyText }>;

export type SourceAsks =
  | Readonly<{ kind: 'statement' }>
  | Readonly<{ kind: 'rating'; scale: SourceScale }>
  | Readonly<{ kind: 'matrix'; scale: SourceScale; rows: readonly SourceRow[]; values: readonly SourceValue[] }>
  | Readonly<{ kind: 'single-rows'; rows: readonly SourceRow[]; options: readonly SourceOption[] }>
  | Readonly<{ kind: 'open'; short: boolean; lengthMax?: number }>
  | Readonly<{ kind: 'yes-no'; yes: SourceValue; no: SourceValue; partly?: SourceValue }>
  | Readonly<{ kind: 'single'; options: readonly SourceOption[]; shuffled: boolean }>
  | Readonly<{ kind: 'multiple'; options: readonly SourceOption[]; shuffled: boolean; choicesMax?: number }>
  | Readonly<{ kind: 'ranking'; options: readonly SourceOption[] }>
  | Readonly<{ kind: 'number'; minimum?: number; maximum?: number; decimals: number; unit?: SurveyText }>
  | Readonly<{ kind: 'date'; earliest?: string; latest?: string }>
  | Readonly<{ kind: 'contact-detail'; detail: 'name' | 'email' | 'phone' }>
  | Readonly<{ kind: 'consent'; agreed: SourceValue; declined: SourceValue }>;

/** Why a part of the file did not come along; the words are in the catalogue, import.left.CODE. */
export const leftReasons = [
  'kind_unknown',
  'markup_removed',
  'media_removed',
  'condition_not_translated',
  'condition_backward',
  'check_not_taken',
  'script_not_taken',
  'address_not_taken',
  'style_not_taken',
  'setting_not_taken',
  'default_not_taken',
  'scale_words',
  'scale_as_choice',
  'text_cut',
  'field_removed',
  'opening_moved',
  'opening_added',
  'column_not_taken',
  'too_many_options',
] as const;

export type LeftReason = (typeof leftReasons)[number];

/** Something of the source that the draft does not have, or has otherwise. */
export type LeftOut = Readonly<{ place: string; name: string; reason: LeftReason }>;

/** Takes down what is left out while a file is read. */
export type LeaveOut = (place: string, name: string, reason: LeftReason) => void;

/** A list that grows up to its limit: a file with a million oddities is named by its first ones. */
export function makeLeftList(most = 500): Readonly<{ leave: LeaveOut; list: () => readonly LeftOut[] }> {
  const left: LeftOut[] = [];
  const known = new Set<string>();
  const leave: LeaveOut = (place, name, reason) => {
    const key = `${place}\n${name}\n${reason}`;
    if (left.length >= most || known.has(key)) return;
    known.add(key);
    left.push({ place: place.slice(0, 200), name: name.slice(0, 100), reason });
  };
  return { leave, list: () => left };
}
