import type { Language } from '@voldaan/domain/language';
import { disclosureMinimum, shownValues } from '@voldaan/domain/metrics/disclosure/shown-values';
import { estimateMean } from '@voldaan/domain/metrics/estimate-mean';
import {
  type ExpectingPerson,
  gapOfPersons,
  reliabilityOfGap,
} from '@voldaan/domain/metrics/expectation/expectation-gap';
import { expectedItems, experiencedItems, isSameScale } from '@voldaan/domain/metrics/expectation/expectation-parts';
import { type Item, itemsOf, type ScoredVersion } from '@voldaan/domain/metrics/item';
import { meanOfItem } from '@voldaan/domain/metrics/mean-of-item';
import { at } from '@voldaan/domain/stats/at';
import { fillText } from '@voldaan/domain/surveys/fill-text';
import { matchLanguage } from '@voldaan/domain/surveys/match-language';
import { questionsOf, type SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { textIn } from '@voldaan/domain/surveys/survey-text';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { showEstimate } from '../estimate-view.ts';
import type { Figure } from '../figures/figure.ts';
import { versionsOf } from '../views.ts';
import { listBaselines, listExpectingPersons } from './expectation-views.ts';
import type { ExpectationReply } from './schema.ts';

type Baseline = NonNullable<ExpectationReply['baseline']>;
type PartGap = NonNullable<ExpectationReply['parts'][number]['same_person']>;

/** What became of expectations that the same persons had told before. */
export type ExpectingPersons = Readonly<{ baseline: Baseline; byPart: ReadonlyMap<string, PartGap> }>;

type Person = ExpectingPerson & Readonly<{ sources: readonly string[] }>;
type PersonPart = Readonly<{ name: string; expected: Item; experienced: Item }>;

/** The gap of persons who were asked before and after; undefined where no other survey asks the same things beforehand. */
export async function findExpectingPersons(
  db: WorkspaceTransaction,
  figure: Figure,
  language: Language,
): Promise<ExpectingPersons | undefined> {
  for (const survey of await listBaselines(db, figure.survey.id)) {
    const versions = await versionsOf(db, survey.id);
    const definition = versions[0]?.definition;
    const parts = partsOf(versions, figure.items);
    if (definition === undefined || parts.length === 0) continue;
    const source = sourceOf(definition);
    const rows = await listExpectingPersons(db, figure, { baselineId: survey.id, parts, sourceId: source?.id ?? '' });
    const persons = rows.map(({ expected, experienced, sources }) => ({
      expected: inPoints(expected, parts, 'expected'),
      experienced: inPoints(experienced, parts, 'experienced'),
      sources,
    }));
    // Fewer could be told who they are.
    return judge(figure, {
      survey,
      parts,
      persons: persons.length < disclosureMinimum ? [] : persons,
      definition,
      language,
    });
  }
  return undefined;
}

/** What is asked before and after on one scale. */
function partsOf(versions: readonly ScoredVersion[], items: readonly Item[]): readonly PersonPart[] {
  const before = expectedItems(itemsOf(versions));
  return experiencedItems(items).flatMap(({ name, item }) => {
    const expected = before.get(name);
    return expected !== undefined && isSameScale(expected, item) ? [{ name, expected, experienced: item }] : [];
  });
}

function inPoints(
  scores: readonly (number | null)[],
  parts: readonly PersonPart[],
  side: 'expected' | 'experienced',
): readonly (number | null)[] {
  return scores.map((score, part) => (score === null ? null : score * at(parts, part)[side].metric.scale.step));
}

type Judged = Readonly<{
  survey: Readonly<{ id: string; name: string }>;
  parts: readonly PersonPart[];
  persons: readonly Person[];
  definition: SurveyDefinition;
  language: Language;
}>;

function judge({ window }: Figure, { survey, parts, persons, definition, language }: Judged): ExpectingPersons {
  const options = { period: { from: window.from, to: window.to } };
  // Parts on different scales are each shown, and together only those on the scale of the first.
  const [first] = parts;
  const scale = first?.expected.metric.scale ?? { min: 0, max: 1, step: 1 };
  const together = parts.flatMap(({ expected }, part) =>
    first !== undefined && isSameScale(expected, first.expected) ? [part] : [],
  );
  const whole = persons.map((person) => ({
    expected: together.map((part) => person.expected[part] ?? null),
    experienced: together.map((part) => person.experienced[part] ?? null),
    sources: person.sources,
  }));
  const named = sourcesOf(definition, language).map(({ id, label }) => ({
    id,
    label,
    own: whole.filter(({ sources }) => sources.includes(id)),
  }));
  const isShown = shownValues(
    named.map(({ own }) => own.length),
    disclosureMinimum,
  );
  return {
    baseline: {
      survey,
      gap: showEstimate(gapOfPersons(whole, scale, options)),
      reliability: reliabilityOfGap(whole, together.length),
      sources: named.map(({ id, label, own }, place) => ({
        id,
        label,
        gap: at(isShown, place) ? showEstimate(gapOfPersons(own, scale, options)) : null,
      })),
    },
    byPart: new Map(
      parts.flatMap((part, place) => {
        const gap = partGap(part, place, persons, options);
        return gap === undefined ? [] : [[part.name, gap] as const];
      }),
    ),
  };
}

type Options = Parameters<typeof estimateMean>[2];

/** One part, of those who told both sides of it. */
function partGap(part: PersonPart, place: number, persons: readonly Person[], options: Options): PartGap | undefined {
  const both = persons.flatMap((person) => {
    const [expected, experienced] = [person.expected[place] ?? null, person.experienced[place] ?? null];
    return expected === null || experienced === null ? [] : [{ expected: [expected], experienced: [experienced] }];
  });
  if (both.length < disclosureMinimum) return undefined;
  const { min, max } = part.expected.metric.scale;
  return {
    expected: showEstimate(
      meanOf(
        part.expected,
        both.map(({ expected }) => expected[0] ?? min),
        options,
      ),
    ),
    experienced: showEstimate(
      meanOf(
        part.experienced,
        both.map(({ experienced }) => experienced[0] ?? min),
        options,
      ),
    ),
    gap: showEstimate(gapOfPersons(both, part.expected.metric.scale, options)),
    scale: { minimum: min, maximum: max },
  };
}

function meanOf(item: Item, points: readonly number[], options: Options) {
  const histogram = new Array<number>(item.levels).fill(0);
  for (const point of points) {
    const place = Math.round(point / item.metric.scale.step) - item.lowest;
    histogram[place] = at(histogram, place) + 1;
  }
  return estimateMean(meanOfItem(item), histogram, options);
}

function sourceOf(definition: SurveyDefinition) {
  return questionsOf(definition).find(
    (question) => (question.kind === 'multiple' || question.kind === 'single') && question.item === 'exp_source',
  );
}

function sourcesOf(
  definition: SurveyDefinition,
  language: Language,
): readonly Readonly<{ id: string; label: string }>[] {
  const question = sourceOf(definition);
  if (question === undefined || (question.kind !== 'multiple' && question.kind !== 'single')) return [];
  const tag = matchLanguage([language], definition.languages);
  return question.options.map(({ id, text }) => ({ id, label: fillText(definition, textIn(text, tag), tag) }));
}
