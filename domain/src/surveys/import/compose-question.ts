import type { OffScaleAnswer } from '../answers.ts';
import type { PageNode } from '../node/page.ts';
import type { ChoiceOption } from '../question/choice-option.ts';
import type { Question } from '../question/question.ts';
import type { RatingQuestion } from '../question/rating.ts';
import { scales } from '../scale.ts';
import { surveyLimits } from '../survey-limits.ts';
import type { SurveyText } from '../survey-text.ts';
import { type ChosenScale, chooseScale } from './choose-scale.ts';
import type { Composing } from './composing.ts';
import { idFrom, type SourceName } from './source-names.ts';
import type { SourceNode, SourceOption, SourceRow, SourceScale } from './source-survey.ts';
import { cutText } from './source-text.ts';
import type { SourceValue } from './source-value.ts';

/** Our nodes for one of the source's; none when it asks and says nothing that we could keep. */
export function composeNode(composing: Composing, node: SourceNode, when: string | undefined): readonly PageNode[] {
  const made = composeAsked(composing, node);
  return when === undefined ? made : made.map((each) => ({ ...each, when }));
}

function composeAsked(composing: Composing, node: SourceNode): readonly PageNode[] {
  const asks = withinLimits(composing, node);
  switch (asks.kind) {
    case 'statement':
      return composeStatement(composing, node);
    case 'rating':
      return [composeRating(composing, node, asks.scale)];
    case 'matrix':
      return composeMatrix(composing, node, asks);
    case 'single-rows':
      return asks.rows.map((row) => {
        const { id, head } = begin(composing, node, row);
        return composeSingle(composing, { id, head, name: sourceNameOf(node, row) }, asks.options);
      });
    default:
      return [composeSimple(composing, { ...node, asks })];
  }
}

/**
 * What is asked, as far as lists of ours go: one that is longer than any here, of countries, of shops, is asked in words;
 * one without a choice is no question; words of a choice or a row that are too long are cut.
 */
function withinLimits({ leave }: Composing, { place, name, asks }: SourceNode): SourceNode['asks'] {
  const cut = <Worded extends Readonly<{ text: SurveyText }>>(list: readonly Worded[]): readonly Worded[] =>
    list.map((each) => ({
      ...each,
      text: cutText(each.text, surveyLimits.title, () => leave(place, name, 'text_cut')),
    }));
  if ('options' in asks && asks.options.length > surveyLimits.options) {
    leave(place, name, 'too_many_options');
    return { kind: 'open', short: true };
  }
  if ('options' in asks && asks.options.every(({ isOffScale }) => isOffScale !== undefined)) {
    leave(place, name, 'kind_unknown');
    return { kind: 'statement' };
  }
  if (asks.kind === 'single-rows') return { ...asks, options: cut(asks.options), rows: cut(asks.rows) };
  if ('options' in asks) return { ...asks, options: cut(asks.options) };
  return asks.kind === 'matrix' ? { ...asks, rows: cut(asks.rows) } : asks;
}

/** Words that are empty in every language say nothing. */
function composeStatement(composing: Composing, { place, name, text }: SourceNode): readonly PageNode[] {
  if (Object.values(text).every((words) => words === '')) return [];
  const cut = cutText(text, surveyLimits.text, () => composing.leave(place, name, 'text_cut'));
  return [{ kind: 'statement', id: composing.newId(name, 'words'), text: cut }];
}

type Head = Readonly<{ item: string; text: SurveyText; required: boolean }>;
type Begun = Readonly<{ id: string; head: Head; name: SourceName }>;

function begin(composing: Composing, node: SourceNode, row?: SourceRow): Begun {
  const id = composing.newId(row === undefined ? node.name : `${node.name}_${row.name}`, 'q');
  const whole = row === undefined ? node.text : joinTexts(node.text, row.text);
  const text = cutText(whole, surveyLimits.title, () => composing.leave(node.place, node.name, 'text_cut'));
  return { id, head: { item: id, text, required: node.required }, name: sourceNameOf(node, row) };
}

function sourceNameOf(node: SourceNode, row: SourceRow | undefined): SourceName {
  return row === undefined ? { name: node.name } : { name: node.name, row: row.name };
}

function joinTexts(first: SurveyText, second: SurveyText): SurveyText {
  const tags = [...new Set([...Object.keys(first), ...Object.keys(second)])];
  return Object.fromEntries(tags.map((tag) => [tag, [first[tag], second[tag]].filter(Boolean).join(' – ')]));
}

function composeRating(composing: Composing, node: SourceNode, scale: SourceScale): Question {
  const begun = begin(composing, node);
  const chosen = chooseScale(scale);
  if (chosen === undefined) return composePoints(composing, node, { begun, scale });
  if (!chosen.hasSameWords) composing.leave(node.place, node.name, 'scale_words');
  return rating(composing, begun, chosen);
}

function rating(
  composing: Composing,
  { id, head, name }: Begun,
  { scale, role, shift, scores }: ChosenScale & Readonly<{ scores?: ReadonlyMap<string, number> }>,
): RatingQuestion {
  composing.know({ id, kind: 'number', shift, ...(scores ? { scores } : {}) }, { ...name, shift });
  return { kind: 'rating', id, ...head, scale, role, comparabilityKey: `${id}:${scale}:1` };
}

/** Points that no scale of ours has, as a list or as a number; as words when they lead from nothing to nowhere. */
function composePoints(
  composing: Composing,
  node: SourceNode,
  { begun, scale }: Readonly<{ begun: Begun; scale: SourceScale }>,
): Question {
  composing.leave(node.place, node.name, 'scale_as_choice');
  const { minimum, maximum } = scale;
  if (!(maximum > minimum)) {
    composing.know({ id: begun.id, kind: 'text' }, begun.name);
    return { kind: 'open', id: begun.id, ...begun.head, lengthMax: 500, short: true };
  }
  if (maximum - minimum > 20 || !Number.isInteger(maximum - minimum)) {
    composing.know({ id: begun.id, kind: 'number' }, begun.name);
    return { kind: 'number', id: begun.id, ...begun.head, minimum, maximum, decimals: 0 };
  }
  const points = Array.from({ length: maximum - minimum + 1 }, (_, place) => minimum + place);
  const options = points.map((value) => ({ value, text: composing.everyLanguage(String(value)) }));
  return composeSingle(composing, begun, options);
}

function composeMatrix(
  composing: Composing,
  node: SourceNode,
  asks: Readonly<{ scale: SourceScale; rows: readonly SourceRow[]; values: readonly SourceValue[] }>,
): readonly PageNode[] {
  const chosen = chooseScale(asks.scale);
  if (chosen === undefined) {
    const options = asks.values.map((value, place) => ({
      value,
      text: asks.scale.labels?.[place] ?? composing.everyLanguage(String(value)),
    }));
    return asks.rows.map((row) => composeSingle(composing, begin(composing, node, row), options));
  }
  if (!chosen.hasSameWords) composing.leave(node.place, node.name, 'scale_words');
  const scores = new Map(asks.values.map((value, place) => [String(value), scales[chosen.scale].minimum + place]));
  const values = Object.fromEntries(
    [...scores.values()].map((score, place) => [String(score), asks.values[place] ?? '']),
  );
  const questions = asks.rows.map((row) => {
    const begun = begin(composing, node, row);
    const named = { ...begun, head: { ...begun.head, text: row.text }, name: { ...begun.name, values } };
    return rating(composing, named, { ...chosen, scores });
  });
  return inParts(questions, surveyLimits.rows).map((part) => ({
    kind: 'battery',
    id: composing.newId(`${node.name}_rows`, 'rows'),
    text: cutText(node.text, surveyLimits.title, () => composing.leave(node.place, node.name, 'text_cut')),
    questions: part,
    shuffled: false,
  }));
}

export function inParts<Item>(list: readonly Item[], most: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(list.length / most) }, (_, part) => list.slice(part * most, (part + 1) * most));
}

function composeSingle(composing: Composing, begun: Begun, options: readonly SourceOption[]): Question {
  const list = composeOptions(options.filter((option) => option.isOffScale === undefined));
  const offers = offeredBy(options);
  composing.know({ id: begun.id, kind: 'choice', options: list.byValue }, { ...begun.name, values: list.values });
  return {
    kind: 'single',
    id: begun.id,
    ...begun.head,
    options: list.options,
    ...(offers.length > 0 ? { offers } : {}),
  };
}

function offeredBy(options: readonly SourceOption[]): readonly OffScaleAnswer[] {
  return options.flatMap(({ isOffScale }) => {
    if (isOffScale === undefined) return [];
    return isOffScale === 'dont_know' ? (['~dont_know'] as const) : (['~not_applicable'] as const);
  });
}

type OptionList = Readonly<{
  options: readonly ChoiceOption[];
  byValue: ReadonlyMap<string, string>;
  values: Readonly<Record<string, SourceValue>>;
}>;

/** Our options, and what the source calls each of them. */
function composeOptions(options: readonly SourceOption[]): OptionList {
  const taken = new Set<string>();
  let hasWords = false;
  const made = options.map((option) => {
    const id = idFrom(String(option.value), taken, 'o');
    taken.add(id);
    // One option of a question may take words; the words of a second one have no place.
    const takesText = option.takesText === true && !hasWords;
    hasWords ||= takesText;
    const extras = { ...(takesText ? { takesText } : {}), ...(option.exclusive ? { exclusive: true } : {}) };
    return { value: option.value, option: { id, text: option.text, ...extras } };
  });
  return {
    options: made.map(({ option }) => option),
    byValue: new Map(made.map(({ value, option }) => [String(value), option.id])),
    values: Object.fromEntries(made.map(({ value, option }) => [option.id, value])),
  };
}

type SimpleNode = SourceNode & {
  asks: Exclude<SourceNode['asks'], { kind: 'statement' | 'rating' | 'matrix' | 'single-rows' }>;
};

function composeSimple(composing: Composing, node: SimpleNode): Question {
  const { asks } = node;
  const begun = begin(composing, node);
  const { id, head, name } = begun;
  switch (asks.kind) {
    case 'single': {
      const single = composeSingle(composing, begun, asks.options);
      return asks.shuffled && single.kind === 'single' ? { ...single, shuffled: true } : single;
    }
    case 'multiple':
    case 'ranking':
      return composeList(composing, begun, asks);
    case 'yes-no': {
      const values = { yes: asks.yes, no: asks.no, ...(asks.partly === undefined ? {} : { partly: asks.partly }) };
      composing.know({ id, kind: 'choice', options: turnedRound(values) }, { ...name, values });
      return { kind: 'yes-no', id, ...head, ...(asks.partly === undefined ? {} : { partly: true }) };
    }
    case 'consent': {
      const values = { yes: asks.agreed, no: asks.declined };
      composing.know({ id, kind: 'choice', options: turnedRound(values) }, { ...name, values });
      return { kind: 'consent', id, ...head, purpose: 'contact' };
    }
    case 'number': {
      const { minimum = -1_000_000_000, maximum = 1_000_000_000, decimals, unit } = asks;
      composing.know({ id, kind: 'number' }, name);
      return { kind: 'number', id, ...head, minimum, maximum, decimals, ...(unit === undefined ? {} : { unit }) };
    }
    case 'open':
      composing.know({ id, kind: 'text' }, name);
      return { kind: 'open', id, ...head, lengthMax: asks.lengthMax ?? (asks.short ? 500 : 5000), ...shortIf(asks) };
    case 'date': {
      const { earliest, latest } = asks;
      composing.know({ id, kind: 'text' }, name);
      return { kind: 'date', id, ...head, ...(earliest ? { earliest } : {}), ...(latest ? { latest } : {}) };
    }
    case 'contact-detail':
      composing.know({ id, kind: 'text' }, name);
      return { kind: 'contact-detail', id, ...head, detail: asks.detail };
  }
}

function composeList(
  composing: Composing,
  { id, head, name }: Begun,
  asks: Extract<SourceNode['asks'], { kind: 'multiple' | 'ranking' }>,
): Question {
  const { options, byValue, values } = composeOptions(asks.options);
  composing.know({ id, kind: 'choices', options: byValue }, { ...name, values });
  if (asks.kind === 'ranking') return { kind: 'ranking', id, ...head, options };
  const { choicesMax, shuffled } = asks;
  const limit = choicesMax !== undefined && choicesMax >= 1 && choicesMax <= options.length ? { choicesMax } : {};
  return { kind: 'multiple', id, ...head, options, ...limit, ...(shuffled ? { shuffled } : {}) };
}

function shortIf({ short }: Readonly<{ short: boolean }>): { short?: true } {
  return short ? { short: true } : {};
}

function turnedRound(values: Readonly<Record<string, SourceValue>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(values).map(([option, value]) => [String(value), option]));
}
