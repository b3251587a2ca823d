import type { LanguageTag } from '../language-tag.ts';
import type { SurveyText } from '../survey-text.ts';
import { tagFrom } from './source-language.ts';
import type { LeaveOut } from './source-survey.ts';
import { composeText } from './source-text.ts';
import { isObject } from './source-value.ts';

export type SurveyjsReading = Readonly<{
  languages: readonly LanguageTag[];
  defaultLanguage: LanguageTag;
  leave: LeaveOut;
}>;

/** A text of SurveyJS, `'words'` or `{ default: 'words', nl: 'woorden' }`, with `{name}` for an earlier answer. */
export function readSurveyjsText(
  { defaultLanguage, leave }: SurveyjsReading,
  value: unknown,
  at: Readonly<{ place: string; name: string }>,
): SurveyText {
  const texts = isObject(value) ? Object.entries(value) : [['default', value] as const];
  const worded = texts.flatMap(([tag, text]) =>
    typeof text === 'string' || typeof text === 'number'
      ? [[tag === 'default' ? defaultLanguage : (tagFrom(tag) ?? tag), String(text)] as const]
      : [],
  );
  return composeText(worded, { ...at, leave, field: /\{([^{}]{1,100})\}/g });
}

/** Parts of the file that nobody here knows what to do with, each by its own name. */
export function leaveSettings(
  { leave }: SurveyjsReading,
  { source, place, name, quiet }: Readonly<{ source: unknown; place: string; name: string; quiet: readonly string[] }>,
): void {
  if (!isObject(source)) return;
  for (const key of Object.keys(source).slice(0, 100)) {
    if (!quiet.includes(key))
      leave(`${place}/${key}`, name === '' ? key : `${name}: ${key}`, reasonOf(key, source[key]));
  }
}

function reasonOf(key: string, value: unknown) {
  if (/css|theme|logo|background|colou?r|image(?!Picker)/i.test(key)) return 'style_not_taken';
  if (/validators?|inputMask|maskType/i.test(key)) return 'check_not_taken';
  if (/trigger|expression|calculated|function|setValue|resetValue|runIf|columnsVisibleIf|rowsVisibleIf/i.test(key))
    return 'script_not_taken';
  if (/navigateTo|redirect|url/i.test(key)) return 'address_not_taken';
  if (/^(default|preset)/i.test(key)) return 'default_not_taken';
  if (/(If|Html)$/.test(key) && typeof value === 'string') return 'condition_not_translated';
  return 'setting_not_taken';
}
