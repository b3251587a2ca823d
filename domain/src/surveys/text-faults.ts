import { kindsInWords } from './answer-in-words.ts';
import { isKeptOfContacts } from './contact-value.ts';
import type { LanguageTag } from './language-tag.ts';
import { type MergeField, mergeFieldsIn } from './merge-field.ts';
import type { PublishFault, PublishFaultCode } from './publish-fault.ts';
import { bareScores, scales } from './scale.ts';
import { attributeText, questionsOf, type SurveyDefinition } from './survey-definition.ts';
import { textIn } from './survey-text.ts';
import { fillersOf, type PlacedText, textsOf } from './survey-texts.ts';

/** Texts that are missing in a language the survey is asked in, and fields that nothing would fill, in reading order. */
export function textFaults(definition: SurveyDefinition, attributes?: readonly string[]): readonly PublishFault[] {
  return [
    ...plainTexts(definition).flatMap(([pointer, text]) =>
      isBlank(text) ? [{ code: 'text_missing', pointer } as const] : [],
    ),
    ...textsOf(definition).flatMap((placed) => faultsOfText({ definition, placed, attributes })),
    ...fillersOf(definition).flatMap((placed) => faultsOfFiller(definition, placed)),
    ...scaleFaults(definition),
  ];
}

function plainTexts(definition: SurveyDefinition): readonly (readonly [string, string])[] {
  return [
    ['/name', definition.name],
    ['/organisation', definition.organisation],
    ['/reader/name', definition.reader.name],
  ];
}

/** A text, and the keys of what the company keeps of its customers. */
type Text = Readonly<{ definition: SurveyDefinition; placed: PlacedText; attributes: readonly string[] | undefined }>;
type Place = Text & Readonly<{ tag: LanguageTag; pointer: string }>;

function faultsOfText(read: Text): readonly PublishFault[] {
  const { definition, placed } = read;
  return definition.languages.flatMap((tag) => {
    const pointer = `${placed.pointer}/${tag}`;
    const text = textIn(placed.text, tag);
    if (isBlank(text)) return [{ code: 'text_missing', pointer, values: { language: tag } } as const];
    return mergeFieldsIn(text).flatMap((field) => {
      if (field.name !== undefined) return faultsOfField({ ...read, tag, pointer }, field);
      return [{ code: 'merge_field_unknown', pointer, values: { field: field.whole.slice(0, 100) } } as const];
    });
  });
}

/** What fills a field has no fields itself: nothing is read twice. */
function faultsOfFiller({ languages }: SurveyDefinition, { text, pointer }: PlacedText): readonly PublishFault[] {
  return languages.flatMap((tag) =>
    mergeFieldsIn(textIn(text, tag)).map(
      ({ whole }) =>
        ({
          code: 'merge_field_unknown',
          pointer: `${pointer}/${tag}`,
          values: { field: whole.slice(0, 100) },
        }) as const,
    ),
  );
}

function faultsOfField(place: Place, field: MergeField): readonly PublishFault[] {
  const { definition, placed, tag, pointer } = place;
  const missing = (code: PublishFaultCode, at: string, text: string): readonly PublishFault[] =>
    isBlank(text) && isBlank(field.fallback ?? '')
      ? [{ code, pointer: at, values: { field: field.whole, language: tag } }]
      : [];
  switch (field.name) {
    case 'org':
      return [];
    case 'moment':
      return missing('moment_missing', `/moment/${tag}`, textIn(definition.moment, tag));
    case 'product':
      return missing('product_missing', `/product/${tag}`, textIn(definition.product ?? {}, tag));
    case 'attribute': {
      const attribute = placed.node?.kind === 'rating' ? (placed.node.attribute ?? '') : '';
      return missing(
        'attribute_missing',
        attribute === '' ? pointer : `/attributes/${attribute}/${tag}`,
        textIn(attributeText(definition, attribute), tag),
      );
    }
    case 'alt': {
      const alternative = placed.node?.kind === 'rating' ? placed.node.alternative : undefined;
      return missing('alternative_missing', pointer, textIn(alternative ?? {}, tag));
    }
    case 'answer':
      return [...answerFaults(place, field), ...missing('merge_fallback_missing', pointer, '')];
    case 'contact':
      return isKeptOfContacts(field.of ?? '', place.attributes)
        ? missing('merge_fallback_missing', pointer, '')
        : [{ code: 'merge_attribute_unknown', pointer, values: { field: field.whole } }];
    default:
      // Who was met and what is known differ from customer to customer, and may be nothing.
      return missing('merge_fallback_missing', pointer, '');
  }
}

function answerFaults(
  { definition, placed, pointer }: Place,
  { whole, of: name = '' }: MergeField,
): readonly PublishFault[] {
  const question = questionsOf(definition).find(({ id }) => id === name);
  const at = { pointer, values: { field: whole } };
  if (question === undefined) return [{ code: 'merge_answer_unknown', ...at }];
  if (!placed.earlier.includes(name)) return [{ code: 'merge_answer_later', ...at }];
  return kindsInWords.includes(question.kind) ? [] : [{ code: 'merge_answer_unfit', ...at }];
}

/** A scale is read with its words: all of them or those of its two ends, in every language of the survey. */
function scaleFaults(definition: SurveyDefinition): readonly PublishFault[] {
  const ratings = questionsOf(definition).filter((question) => question.kind === 'rating');
  const used = [...new Set(ratings.map(({ scale }) => scale))].map((id) => scales[id]);
  return used.flatMap((scale) =>
    definition.languages.flatMap((tag): readonly PublishFault[] => {
      const [score] = bareScores(scale, tag, definition.scaleLabels);
      if (score === undefined) return [];
      const pointer = `/scaleLabels/${scale.id}/${score}/${tag}`;
      return [{ code: 'scale_label_missing', pointer, values: { scale: scale.id, language: tag } }];
    }),
  );
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
