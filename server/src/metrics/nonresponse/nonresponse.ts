import type { Language } from '@voldaan/domain/language';
import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import type { Histogram } from '@voldaan/domain/metrics/histogram';
import type { Item } from '@voldaan/domain/metrics/item';
import { effortCurve } from '@voldaan/domain/metrics/nonresponse/effort-curve';
import {
  aaporCodes,
  aaporOutcomes,
  invitationOutcomes,
  type OutcomeCounts,
} from '@voldaan/domain/metrics/nonresponse/invitation-outcomes';
import { responseRateEstimates } from '@voldaan/domain/metrics/nonresponse/response-rate-estimates';
import { silentBounds } from '@voldaan/domain/metrics/nonresponse/silent-bounds';
import type { Period } from '@voldaan/domain/metrics/period';
import { Refusal } from '@voldaan/domain/refusal';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Columns } from '../columns/columns.ts';
import { countUninvited } from '../count-uninvited.ts';
import { showEstimate } from '../estimate-view.ts';
import type { Figure } from '../figures/figure.ts';
import { showHead } from '../figures/figure-head.ts';
import type { FigureQuery } from '../figures/figure-query.ts';
import { openFigure } from '../figures/open-figure.ts';
import { countByDay, listFrameAnswers, type TimedRow } from './answer-views.ts';
import { type FrameTraitGroups, readFrameTraits, showTraits } from './frame-traits.ts';
import { countOutcomes, type OutcomeRow } from './frame-views.ts';
import type { NonresponseReply } from './schema.ts';
import { weighScore } from './weighing.ts';

export type NonresponseAsked = Omit<FigureQuery, 'where'> &
  Readonly<{
    margin?: string | undefined;
    eligibility: number;
    today: string;
    language: Language;
  }>;

/** Who answered and who did not, what that does to the score, and what it could do at worst. */
export async function makeNonresponse(
  db: WorkspaceTransaction,
  columns: Columns,
  { margin, eligibility, ...asked }: NonresponseAsked,
): Promise<NonresponseReply> {
  const figure = await openFigure(db, columns, asked);
  if (figure === undefined) return { ...nothing, eligibility };
  const { from, to } = figure.window;
  const frame = { surveyId: figure.survey.id, from, to };
  const outcomes = await countOutcomes(db, frame);
  const counts = countsOf(outcomes);
  const { known, telling: traits } = await readFrameTraits(db, frame, asked.language);
  const chosen = margin === undefined ? undefined : chosenTraits(margin, known, traits);
  const { item, metric } = figure;
  const answers = await listFrameAnswers(db, frame, { item, traits: traits.map(({ name }) => name) });
  const scores = histogramOf(
    answers.map(({ score }) => ({ score, count: 1 })),
    item,
  );
  const period = { from, to };
  return {
    head: showHead(figure, asked.language),
    uninvited: countUninvited(figure),
    selected: invitationOutcomes.reduce((sum, outcome) => sum + counts[outcome], 0),
    outcomes: describeOutcomes(outcomes, counts),
    eligibility,
    rates: responseRateEstimates(aaporOutcomes(counts, eligibility), period).map(({ rate, value }) => ({
      rate,
      value: showEstimate(value),
    })),
    traits: showTraits(traits, period),
    weighing: weighScore({ metric, answers, traits, chosen, period }),
    bounds: boundsOf(figure, scores, counts),
    effort: effortOf(await countByDay(db, frame, item), item, period),
  };
}

/** Of the traits asked for those that tell here: an address that names others still opens with another survey. */
function chosenTraits(
  margin: string,
  known: ReadonlySet<string>,
  traits: readonly FrameTraitGroups[],
): readonly string[] | undefined {
  const names = margin.split('~');
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined)
    throw new Refusal('unknown_trait', { pointer: '/margin', values: { trait: unknown.slice(0, 80) } });
  const telling = names.filter((name) => traits.some((trait) => trait.name === name));
  return telling.length === 0 ? undefined : telling;
}

const nothing = {
  head: null,
  uninvited: 0,
  selected: 0,
  outcomes: [],
  rates: [],
  traits: [],
  weighing: { margins: [], weighed: null, empty: [], left_out: [], reason: 'no_margin' },
  bounds: null,
  effort: null,
};

function countsOf(rows: readonly OutcomeRow[]): OutcomeCounts {
  const of = (outcome: OutcomeRow['outcome']) =>
    rows.filter((row) => row.outcome === outcome).reduce((sum, { count }) => sum + count, 0);
  return {
    complete: of('complete'),
    partial: of('partial'),
    unconfirmed: of('unconfirmed'),
    opened: of('opened'),
    refused: of('refused'),
    silent: of('silent'),
    returned: of('returned'),
    uncertain: of('uncertain'),
    not_asked: of('not_asked'),
    waiting: of('waiting'),
  };
}

function describeOutcomes(rows: readonly OutcomeRow[], counts: OutcomeCounts): NonresponseReply['outcomes'] {
  return invitationOutcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => ({
      outcome,
      code: aaporCodes[outcome],
      count: counts[outcome],
      reasons: rows
        .filter((row) => row.outcome === outcome && row.reason !== '')
        .map(({ reason, count }) => ({ reason, count })),
    }));
}

function boundsOf(figure: Figure, scores: Histogram, counts: OutcomeCounts): NonresponseReply['bounds'] {
  const { metric, item, items, definition, window } = figure;
  const asked = invitationOutcomes.reduce((sum, outcome) => sum + (outcome === 'waiting' ? 0 : counts[outcome]), 0);
  const score = estimateMetric(metric, scores, { period: { from: window.from, to: window.to } });
  // The norm of a survey is that of its headline.
  const norm = item.key === items[0]?.key ? definition.norm.value : null;
  const view = showEstimate(score);
  const bounds = silentBounds(metric, score, { asked, answered: Math.min(score.n, asked), norm });
  if (bounds === undefined || (view.display !== 'full' && view.display !== 'muted')) return null;
  return {
    asked,
    answered: score.n,
    norm,
    extremes: showEstimate(bounds.extremes),
    what_if: bounds.whatIf.map(({ shift, estimate, isNormMet }) => ({
      shift,
      estimate: showEstimate(estimate),
      is_norm_met: isNormMet,
    })),
    shift_to_norm: bounds.shiftToNorm,
  };
}

function effortOf(rows: readonly TimedRow[], item: Item, period: Period): NonresponseReply['effort'] {
  const groups = Map.groupBy(rows, ({ day, is_reminded: isReminded }) => `${day} ${isReminded}`);
  const timed = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return [{ day: first.day, isReminded: first.is_reminded, histogram: histogramOf(group, item) }];
  });
  const curve = effortCurve(item.metric, timed, period);
  if (curve === undefined) return null;
  const { verdict, difference, low, high, method } = curve.comparison;
  return {
    points: curve.points.map(({ day, score }) => ({ day, score: showEstimate(score) })),
    early: showEstimate(curve.early),
    late: showEstimate(curve.late),
    comparison: { verdict, difference, low, high, method },
    is_by_reminder: curve.isByReminder,
    late_from: curve.lateFrom,
  };
}

/** Stored scores count steps of the scale. */
function histogramOf(rows: readonly Readonly<{ score: number; count: number }>[], { lowest, levels }: Item): Histogram {
  const histogram = new Array<number>(levels).fill(0);
  for (const { score, count } of rows) {
    const place = score - lowest;
    histogram[place] = (histogram[place] ?? 0) + count;
  }
  return histogram;
}
