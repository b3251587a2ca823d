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
import { wholeUnits } from '@voldaan/domain/metrics/whole-units';
import { Refusal } from '@voldaan/domain/refusal';
import { sum } from '@voldaan/domain/stats/sum';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Columns } from '../columns/columns.ts';
import { countUninvited } from '../count-uninvited.ts';
import { showEstimate } from '../estimate-view.ts';
import type { Figure } from '../figures/figure.ts';
import { showHead } from '../figures/figure-head.ts';
import type { FigureQuery } from '../figures/figure-query.ts';
import { openFigure } from '../figures/open-figure.ts';
import { type FrameTraitGroups, frameTraits, showTraits, tellingTraits } from './frame-traits.ts';
import type { FrameTrait } from './frame-views.ts';
import { type OutcomeRow, readFrame, type TimedRow } from './read-frame-views.ts';
import type { NonresponseReply } from './schema.ts';
import { weighScore } from './weighing.ts';

export type NonresponseAsked = Omit<FigureQuery, 'where'> &
  Readonly<{
    margin?: string | undefined;
    eligibility: number;
    today: string;
    language: Language;
  }>;

/** Groups of customers are told apart in time by whole units alone; as for whoever is followed (loyalty), by quarters. */
const groupUnit = 'quarter';

/** Who answered and who did not, what that does to the score, and what it could do at worst. */
export async function makeNonresponse(
  db: WorkspaceTransaction,
  columns: Columns,
  { margin, eligibility, ...asked }: NonresponseAsked,
): Promise<NonresponseReply> {
  const figure = await openFigure(db, columns, asked);
  if (figure === undefined) return { ...nothing, eligibility };
  const { item, metric, survey, window } = figure;
  const days = { from: window.from, to: window.to };
  const whole = wholeUnits(window, groupUnit, figure.tomorrow);
  const groupDays = { from: whole.from, to: whole.to };
  const traits = await frameTraits(db, asked.language);
  const names = traits.map(({ name }) => name);
  const frame = await readFrame(db, { surveyId: survey.id, item, traits: names, days, groupDays });
  const telling = tellingTraits(traits, frame.cells);
  const chosen = margin === undefined ? undefined : chosenTraits(margin, traits, telling);
  const counts = countsOf(frame.outcomes);
  return {
    head: showHead(figure, asked.language),
    uninvited: countUninvited(figure),
    selected: invitationOutcomes.reduce((sum, outcome) => sum + counts[outcome], 0),
    outcomes: describeOutcomes(frame.outcomes, counts),
    eligibility,
    rates: responseRateEstimates(aaporOutcomes(counts, eligibility), days).map(({ rate, value }) => ({
      rate,
      value: showEstimate(value),
    })),
    grouped: { ...groupDays, unit: groupUnit },
    traits: showTraits(telling, groupDays),
    weighing: weighScore({ metric, answers: frame.answers, traits: telling, chosen, period: groupDays }),
    bounds: boundsOf(figure, histogramOf(frame.timed, item), counts),
    effort: effortOf(frame.timed, item, days),
  };
}

/** Of the traits asked for those that tell here: an address that names others still opens with another survey. */
function chosenTraits(
  margin: string,
  traits: readonly FrameTrait[],
  telling: readonly FrameTraitGroups[],
): readonly string[] | undefined {
  const names = margin.split('~');
  const unknown = names.find((name) => !traits.some((trait) => trait.name === name));
  if (unknown !== undefined)
    throw new Refusal('unknown_trait', { pointer: '/margin', values: { trait: unknown.slice(0, 80) } });
  const chosen = names.filter((name) => telling.some((trait) => trait.name === name));
  return chosen.length === 0 ? undefined : chosen;
}

const nothing = {
  head: null,
  uninvited: 0,
  selected: 0,
  outcomes: [],
  rates: [],
  grouped: null,
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

/**
 * Whoever is called answers at another time and otherwise than alone (de Leeuw 2005): together, time would seem to do what the
 * telephone does. Answers to an interviewer count only where there are no others.
 */
function effortOf(rows: readonly TimedRow[], item: Item, period: Period): NonresponseReply['effort'] {
  const alone = rows.filter(({ is_called: isCalled }) => !isCalled);
  const counted = alone.length > 0 ? alone : rows;
  const leftOut = sum(rows.map(({ count }) => count)) - sum(counted.map(({ count }) => count));
  const groups = Map.groupBy(counted, ({ day, is_reminded: isReminded }) => `${day} ${isReminded}`);
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
    left_out: leftOut,
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
