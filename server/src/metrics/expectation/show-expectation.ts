import type { Language } from '@voldaan/domain/language';
import type { Answers } from '@voldaan/domain/metrics/answers';
import { customersIn } from '@voldaan/domain/metrics/customers-in';
import { disclosureMinimum } from '@voldaan/domain/metrics/disclosure/shown-values';
import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import { againstExpectation, gapOfPairs } from '@voldaan/domain/metrics/expectation/expectation-gap';
import {
  type ExpectationPart,
  expectationParts,
  experiencedItems,
  overall,
} from '@voldaan/domain/metrics/expectation/expectation-parts';
import type { Item } from '@voldaan/domain/metrics/item';
import { meanOfItem } from '@voldaan/domain/metrics/mean-of-item';
import { textOfQuestion } from '@voldaan/domain/surveys/fill-text';
import { matchLanguage } from '@voldaan/domain/surveys/match-language';
import { attributeText } from '@voldaan/domain/surveys/survey-definition';
import { textIn } from '@voldaan/domain/surveys/survey-text';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { showEstimate } from '../estimate-view.ts';
import { countAnswers } from '../figures/count-figure.ts';
import { countGap } from '../figures/count-gap.ts';
import type { Figure } from '../figures/figure.ts';
import { showHead } from '../figures/figure-head.ts';
import { type ExpectingPersons, findExpectingPersons } from './expecting-persons.ts';
import type { ExpectationReply } from './schema.ts';

type PartReply = ExpectationReply['parts'][number];

/** What a survey says about expectations: part by part, and of persons who had told theirs before. */
export async function showExpectation(
  db: WorkspaceTransaction,
  figure: Figure,
  language: Language,
): Promise<ExpectationReply> {
  const persons = await findExpectingPersons(db, figure, language);
  const parts = expectationParts(figure.items);
  const named = new Set(parts.map(({ name }) => name));
  const others = new Map(
    experiencedItems(figure.items).flatMap(({ name, item }) =>
      !named.has(name) && persons?.byPart.has(name) === true ? [[name, item] as const] : [],
    ),
  );
  return {
    head: showHead(figure, language),
    parts: [
      ...parts.map((part) => showPart(figure, part, persons, language)),
      ...[...others].map(([name, experienced]) =>
        showPart(figure, { name, direct: undefined, expected: undefined, experienced }, persons, language),
      ),
    ],
    baseline: persons?.baseline ?? null,
  };
}

function showPart(
  figure: Figure,
  part: ExpectationPart,
  persons: ExpectingPersons | undefined,
  language: Language,
): PartReply {
  return {
    name: part.name,
    label: labelOf(figure, part, language),
    direct: part.direct === undefined ? null : showDirect(figure, part.direct),
    pair: showPair(figure, part),
    same_person: persons?.byPart.get(part.name) ?? null,
  };
}

function showDirect(figure: Figure, item: Item): PartReply['direct'] {
  const answers = countAnswers(figure, figure.window, item);
  const told = isTold(figure, answers) ? answers : untold(answers);
  const { worse, asExpected, better, mean } = againstExpectation(told, optionsOf(figure));
  return {
    key: item.key,
    worse: showEstimate(worse),
    as_expected: showEstimate(asExpected),
    better: showEstimate(better),
    mean: showEstimate(mean),
  };
}

/** Both sides of one person in one answer: what each scored is of those who told both. */
function showPair(figure: Figure, { expected, experienced }: ExpectationPart): PartReply['pair'] {
  if (expected === undefined || experienced === undefined || expected.levels !== experienced.levels) return null;
  const counted = countGap(figure, { expected, experienced });
  const isShown = isTold(figure, counted.gap);
  const shown = (answers: Answers) => (isShown ? answers : untold(answers));
  const options = optionsOf(figure);
  const { scale } = expected.metric;
  const experiences = { ...meanOfItem(experienced), scale: experienced.metric.scale };
  return {
    expected: showEstimate(estimateMetric(meanOfItem(expected), shown(counted.expected), options)),
    experienced: showEstimate(estimateMetric(experiences, shown(counted.experienced), options)),
    gap: showEstimate(gapOfPairs(shown(counted.gap), scale, options)),
    scale: { minimum: scale.min, maximum: scale.max },
  };
}

/** Of a group that is too small for one question nothing is counted, though its answers to another may be. */
function isTold({ where }: Figure, answers: Answers): boolean {
  return where.length === 0 || customersIn(answers) >= disclosureMinimum;
}

function untold({ histogram }: Answers): Answers {
  return { histogram: histogram.map(() => 0), pairs: undefined };
}

function optionsOf({ window }: Figure) {
  return { period: { from: window.from, to: window.to } };
}

/** The attribute as a row of a battery calls it; else in the words of the question. '' for the whole. */
function labelOf({ definition }: Figure, { name, direct, experienced }: ExpectationPart, language: Language): string {
  if (name === overall) return '';
  const tag = matchLanguage([language], definition.languages);
  const item = direct ?? experienced;
  if (item === undefined) return textIn(attributeText(definition, name), tag);
  return textOfQuestion(definition, item.question, tag);
}
