import { type Localised, languages } from '../language.ts';
import { Refusal } from '../refusal.ts';
import { openingQuestionOf, type SurveyDefinition } from './survey-definition.ts';

export type PublishFault = Readonly<{ code: PublishFaultCode; pointer: string }>;

export type PublishFaultCode =
  | 'text_missing'
  | 'merge_field_unknown'
  | 'moment_missing'
  | 'role_scale_mismatch'
  | 'norm_role_mismatch'
  | 'norm_out_of_range';

/** The norm's unit follows the metric: a share, a grade, or NPS points. */
const normRange = {
  csat: { minimum: 0, maximum: 1 },
  grade: { minimum: 1, maximum: 10 },
  nps: { minimum: -100, maximum: 100 },
} as const;

/** A field, or a brace without its partner: half a field is a mistake as much as an unknown one. */
const mergeField = /\{[^{}]*\}?|\}/g;

/**
 * Everything that keeps a survey of the right shape from going to customers, in reading order: a text that is missing
 * in one language, a merge field that nothing fills, a norm for another metric than the survey measures.
 */
export function publishFaults(definition: SurveyDefinition): readonly PublishFault[] {
  return [
    ...plainTexts(definition).flatMap(([pointer, text]) => missingText(pointer, text)),
    ...localisedTexts(definition).flatMap(([pointer, texts]) => textFaults(definition, pointer, texts)),
    ...momentFaults(definition),
    ...roleFaults(definition),
    ...normFaults(definition),
  ];
}

/** Refuses a survey that is not ready, with the first reason. */
export function checkPublishable(definition: SurveyDefinition): void {
  const [fault] = publishFaults(definition);
  if (fault !== undefined) throw new Refusal(fault.code, { pointer: fault.pointer });
}

function plainTexts(definition: SurveyDefinition): readonly (readonly [string, string])[] {
  return [
    ['/name', definition.name],
    ['/organisation', definition.organisation],
    ['/reader/name', definition.reader.name],
  ];
}

/** Every text that a customer reads; `moment` is not one of them, it only fills the others. */
function localisedTexts(definition: SurveyDefinition): readonly (readonly [string, Localised])[] {
  return [
    ['/slip/title', definition.slip.title],
    ['/slip/detail', definition.slip.detail],
    ['/reader/sentence', definition.reader.sentence],
    ...definition.pages.flatMap((page, pageIndex) =>
      page.questions.map((question, index) => [`/pages/${pageIndex}/questions/${index}/text`, question.text] as const),
    ),
    ['/thanks/heading', definition.thanks.heading],
    ['/thanks/text', definition.thanks.text],
  ];
}

function textFaults(definition: SurveyDefinition, pointer: string, texts: Localised): readonly PublishFault[] {
  return languages.flatMap((language) => {
    const text = texts[language];
    const at = `${pointer}/${language}`;
    const fields: readonly string[] = text.match(mergeField) ?? [];
    return [
      ...missingText(at, text),
      ...fields
        .filter((field) => field !== '{org}' && field !== '{moment}')
        .map(() => fault('merge_field_unknown', at)),
      ...(fields.includes('{moment}') && isBlank(definition.moment[language])
        ? [fault('moment_missing', `/moment/${language}`)]
        : []),
    ];
  });
}

/** What fills a field has no fields itself. */
function momentFaults({ moment }: SurveyDefinition): readonly PublishFault[] {
  return languages
    .filter((language) => moment[language].match(mergeField) !== null)
    .map((language) => fault('merge_field_unknown', `/moment/${language}`));
}

function missingText(pointer: string, text: string): readonly PublishFault[] {
  return isBlank(text) ? [fault('text_missing', pointer)] : [];
}

/** An NPS counts 9s and 10s of eleven, a top-two share needs five points: a role has one scale that it is true on. */
function roleFaults(definition: SurveyDefinition): readonly PublishFault[] {
  return definition.pages.flatMap((page, pageIndex) =>
    page.questions.flatMap((question, index) =>
      question.kind === 'rating' && question.role !== 'none' && scaleOfRole[question.role] !== question.scale
        ? [fault('role_scale_mismatch', `/pages/${pageIndex}/questions/${index}/scale`)]
        : [],
    ),
  );
}

const scaleOfRole = { nps: 'C11', csat: 'A5', grade: 'B10' } as const;

function normFaults(definition: SurveyDefinition): readonly PublishFault[] {
  const { role, value } = definition.norm;
  if (openingQuestionOf(definition).role !== role) return [fault('norm_role_mismatch', '/norm/role')];
  const { minimum, maximum } = normRange[role];
  return value < minimum || value > maximum ? [fault('norm_out_of_range', '/norm/value')] : [];
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

function fault(code: PublishFaultCode, pointer: string): PublishFault {
  return { code, pointer };
}
