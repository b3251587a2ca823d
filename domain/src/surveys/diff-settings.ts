import { isReworded } from './comparability.ts';
import { isDeepEqual } from './is-deep-equal.ts';
import { mergeFieldsIn } from './merge-field.ts';
import type { ScaleLabels } from './scale.ts';
import { changedLanguages, type SurveyChange } from './survey-change.ts';
import { attributeText, questionsOf, type SurveyDefinition } from './survey-definition.ts';
import type { SurveyText } from './survey-text.ts';

/** What changed of a survey beside its tree. */
export function changesOfSettings(before: SurveyDefinition, after: SurveyDefinition): readonly SurveyChange[] {
  return [
    ...textChanges(before, after),
    ...fillerChanges(before, after),
    ...labelChanges(before.scaleLabels ?? {}, after.scaleLabels ?? {}),
    ...variantChanges(before, after),
    ...otherChanges(before, after),
  ];
}

function textChanges(before: SurveyDefinition, after: SurveyDefinition): readonly SurveyChange[] {
  const texts: readonly (readonly [string, SurveyText, SurveyText])[] = [
    ['/slip/title', before.slip.title, after.slip.title],
    ['/slip/detail', before.slip.detail, after.slip.detail],
    ['/reader/sentence', before.reader.sentence, after.reader.sentence],
    ['/thanks/heading', before.thanks.heading, after.thanks.heading],
    ['/thanks/text', before.thanks.text, after.thanks.text],
  ];
  return texts.flatMap(([pointer, was, is]) => wordingChange(pointer, [was, is], false));
}

/** What fills {moment} is part of every question that says it. */
function fillerChanges(before: SurveyDefinition, after: SurveyDefinition): readonly SurveyChange[] {
  const names = new Set([...Object.keys(after.attributes ?? {}), ...Object.keys(before.attributes ?? {})]);
  return [
    ...wordingChange('/moment', [before.moment, after.moment], isSaid(before, 'moment')),
    ...wordingChange('/product', [before.product ?? {}, after.product ?? {}], isSaid(before, 'product')),
    ...[...names].flatMap((name) =>
      wordingChange(
        `/attributes/${name}`,
        [attributeText(before, name), attributeText(after, name)],
        isSaid(before, 'attribute', name),
      ),
    ),
  ];
}

/** Whether a question whose answers are counted has this field in its words. */
function isSaid(definition: SurveyDefinition, field: string, attribute?: string): boolean {
  return questionsOf(definition).some(
    (question) =>
      question.kind === 'rating' &&
      (attribute === undefined || question.attribute === attribute) &&
      Object.values(question.text).some((text) => mergeFieldsIn(text).some(({ name }) => name === field)),
  );
}

function wordingChange(
  pointer: string,
  [was, is]: readonly [SurveyText, SurveyText],
  isCounted: boolean,
): readonly SurveyChange[] {
  const languages = changedLanguages(was, is);
  if (languages.length === 0) return [];
  return [{ kind: 'wording', pointer, languages, breaksTrend: isCounted && isReworded(was, is) }];
}

/** Words of a scale that change are another scale for those who read that language; words that are added are not. */
function labelChanges(before: ScaleLabels, after: ScaleLabels): readonly SurveyChange[] {
  const flat = (labels: ScaleLabels): ReadonlyMap<string, SurveyText> =>
    new Map(
      Object.entries(labels).flatMap(([scale, scores]) =>
        Object.entries(scores).map(([score, text]) => [`/scaleLabels/${scale}/${score}`, text] as const),
      ),
    );
  const [was, is] = [flat(before), flat(after)];
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((pointer) =>
    wordingChange(pointer, [was.get(pointer) ?? {}, is.get(pointer) ?? {}], true).map(
      (change): SurveyChange => ({ ...change, kind: 'scale' }),
    ),
  );
}

function variantChanges(
  { thanks: before }: SurveyDefinition,
  { thanks: after }: SurveyDefinition,
): readonly SurveyChange[] {
  const was = new Map((before.variants ?? []).map((variant) => [variant.id, variant]));
  const kept = new Set((after.variants ?? []).map(({ id }) => id));
  const changed = (after.variants ?? []).flatMap((variant, index): readonly SurveyChange[] => {
    const pointer = `/thanks/variants/${index}`;
    const known = was.get(variant.id);
    if (known === undefined) return [{ kind: 'added', pointer, nodeId: variant.id, breaksTrend: false }];
    return [
      ...(known.when === variant.when
        ? []
        : [{ kind: 'condition', pointer: `${pointer}/when`, nodeId: variant.id, breaksTrend: false } as const]),
      ...wordingChange(`${pointer}/heading`, [known.heading, variant.heading], false),
      ...wordingChange(`${pointer}/text`, [known.text, variant.text], false),
    ];
  });
  const removed = (before.variants ?? []).flatMap(({ id }, index): readonly SurveyChange[] =>
    kept.has(id) ? [] : [{ kind: 'removed', pointer: `/thanks/variants/${index}`, nodeId: id, breaksTrend: false }],
  );
  return [...changed, ...removed];
}

const otherKeys = ['questionnaire', 'name', 'languages', 'organisation', 'norm', 'statuses', 'singleUse'] as const;

function otherChanges(before: SurveyDefinition, after: SurveyDefinition): readonly SurveyChange[] {
  const keys = otherKeys.filter((key) => !isDeepEqual(before[key], after[key])).map((key) => `/${key}`);
  const reader = before.reader.name === after.reader.name ? [] : ['/reader/name'];
  return [...keys, ...reader].map((pointer) => ({ kind: 'settings', pointer, breaksTrend: false }));
}
