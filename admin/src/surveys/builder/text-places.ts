import type { PageNode } from '@voldaan/domain/surveys/node/page';
import type { SurveyNode } from '@voldaan/domain/surveys/node/survey-node';
import type { Question } from '@voldaan/domain/surveys/question/question';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { type SurveyText, type TextStatus, textIn } from '@voldaan/domain/surveys/survey-text';

/** A text with two addresses: its pointer, which changes when something above it moves, and a name that never does. */
export type TextPlace = Readonly<{ pointer: string; name: string; text: SurveyText }>;

/** Every text that has a status of its own, in the order in which it is written. */
export function textPlaces(definition: SurveyDefinition): readonly TextPlace[] {
  const { slip, reader, thanks } = definition;
  return [
    at('/slip/title', 'slip.title', slip.title),
    at('/slip/detail', 'slip.detail', slip.detail),
    at('/moment', 'moment', definition.moment),
    ...(definition.product ? [at('/product', 'product', definition.product)] : []),
    at('/reader/sentence', 'reader.sentence', reader.sentence),
    ...nodePlaces(definition.nodes, '/nodes'),
    at('/thanks/heading', 'thanks.heading', thanks.heading),
    at('/thanks/text', 'thanks.text', thanks.text),
    ...(thanks.variants ?? []).flatMap((variant, index) => [
      at(`/thanks/variants/${index}/heading`, `thanks.${variant.id}.heading`, variant.heading),
      at(`/thanks/variants/${index}/text`, `thanks.${variant.id}.text`, variant.text),
    ]),
  ];
}

/** The status of a text; what nobody has looked at is a draft. */
export function statusOf(definition: SurveyDefinition, name: string, tag: string): TextStatus {
  const place = textPlaces(definition).find((known) => known.name === name);
  return place === undefined ? 'draft' : statusAt(definition, place.pointer, tag);
}

export function statusAt({ statuses }: SurveyDefinition, pointer: string, tag: string): TextStatus {
  return statuses?.[tag]?.[pointer] ?? 'draft';
}

export function withStatus(
  definition: SurveyDefinition,
  about: Readonly<{ name: string; tag: string; status: TextStatus }>,
): SurveyDefinition {
  const pointer = textPlaces(definition).find((place) => place.name === about.name)?.pointer;
  if (pointer === undefined) return definition;
  const { [pointer]: _, ...others } = definition.statuses?.[about.tag] ?? {};
  const ofLanguage = about.status === 'draft' ? others : { ...others, [pointer]: about.status };
  return withStatuses(definition, { ...definition.statuses, [about.tag]: ofLanguage });
}

/**
 * Statuses stand by pointer, and an edit moves pointers: every status follows its text to where it went. A text that
 * was written anew is a draft again, whatever it was before.
 */
export function keepStatuses(before: SurveyDefinition, after: SurveyDefinition): SurveyDefinition {
  const { statuses } = after;
  if (statuses === undefined || statuses !== before.statuses || after === before) return after;
  const old = new Map(textPlaces(before).map((place) => [place.pointer, place]));
  const next = new Map(textPlaces(after).map((place) => [place.name, place]));
  const moved = Object.entries(statuses).map(([tag, byPointer]) => {
    const kept = Object.entries(byPointer).flatMap(([pointer, status]) => {
      const was = old.get(pointer);
      const is = was && next.get(was.name);
      if (!was || !is || textIn(was.text, tag) !== textIn(is.text, tag)) return [];
      return [[is.pointer, status] as const];
    });
    return [tag, Object.fromEntries(kept)] as const;
  });
  return withStatuses(after, Object.fromEntries(moved));
}

function withStatuses(
  definition: SurveyDefinition,
  statuses: NonNullable<SurveyDefinition['statuses']>,
): SurveyDefinition {
  const filled = Object.entries(statuses).filter(([, byPointer]) => Object.keys(byPointer).length > 0);
  const { statuses: _, ...rest } = definition;
  return filled.length === 0 ? rest : { ...rest, statuses: Object.fromEntries(filled) };
}

function nodePlaces(nodes: readonly SurveyNode[], pointer: string): readonly TextPlace[] {
  return nodes.flatMap((node, index) => placesWithin(node, `${pointer}/${index}`));
}

function placesWithin(node: SurveyNode, here: string): readonly TextPlace[] {
  switch (node.kind) {
    case 'page':
      return node.nodes.flatMap((item, index) => itemPlaces(item, `${here}/nodes/${index}`));
    case 'random':
      return nodePlaces(node.nodes, `${here}/nodes`);
    case 'branch':
      return [...nodePlaces(node.nodes, `${here}/nodes`), ...nodePlaces(node.otherwise, `${here}/otherwise`)];
  }
}

function itemPlaces(item: PageNode, pointer: string): readonly TextPlace[] {
  const own = at(`${pointer}/text`, `${item.id}.text`, item.text);
  switch (item.kind) {
    case 'statement':
      return [own];
    case 'battery':
      return [own, ...item.questions.flatMap((row, index) => questionPlaces(row, `${pointer}/questions/${index}`))];
    case 'pair':
      return [
        own,
        ...questionPlaces(item.expected, `${pointer}/expected`),
        ...questionPlaces(item.experienced, `${pointer}/experienced`),
      ];
    default:
      return questionPlaces(item, pointer);
  }
}

function questionPlaces(question: Question, pointer: string): readonly TextPlace[] {
  const options = 'options' in question ? question.options : [];
  return [
    at(`${pointer}/text`, `${question.id}.text`, question.text),
    ...(question.kind === 'rating' && question.alternative
      ? [at(`${pointer}/alternative`, `${question.id}.alternative`, question.alternative)]
      : []),
    ...(question.kind === 'number' && question.unit
      ? [at(`${pointer}/unit`, `${question.id}.unit`, question.unit)]
      : []),
    ...options.map((option, index) =>
      at(`${pointer}/options/${index}/text`, `${question.id}.options.${option.id}`, option.text),
    ),
  ];
}

function at(pointer: string, name: string, text: SurveyText): TextPlace {
  return { pointer, name, text };
}
