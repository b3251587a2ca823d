import { callOutcomes, dispositions } from '@voldaan/domain/interviews/call-outcome';
import { callRates } from '@voldaan/domain/interviews/call-rates';
import { responseRateEstimates } from '@voldaan/domain/metrics/nonresponse/response-rate-estimates';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import { showEstimate } from '../metrics/estimate-view.ts';
import type { Figure } from '../metrics/figures/figure.ts';
import { showHead } from '../metrics/figures/figure-head.ts';
import { openFigure } from '../metrics/figures/open-figure.ts';
import type { Product } from '../product.ts';
import { requireStudy } from '../studies/describe-study.ts';
import { listQuota } from '../studies/quota-views.ts';
import { countOutcomes, listPhoneStudies, type OutcomeCount } from './fieldwork-views.ts';
import { compareModes, judgeInterviewers } from './mode-figures.ts';
import type { FieldworkShown } from './schema.ts';

export type FieldworkAsked = Readonly<{
  study?: string | undefined;
  item?: string | undefined;
  eligibility: number;
}>;

/** How the calling of a study goes: its quota, its rates, and what the telephone itself does to the answers. */
export function showFieldwork(product: Product, caller: Caller, asked: FieldworkAsked): Promise<FieldworkShown> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const rows = await listPhoneStudies(db);
    const studies = rows.map(({ id, name }) => ({ id, name }));
    // A study that rings nobody has nothing to show here, and is found all the same.
    const study = asked.study === undefined ? rows[0] : await requireStudy(db, asked.study);
    if (study === undefined) {
      return { ...nothing, studies, eligibility: asked.eligibility };
    }
    const today = product.clock().toISOString().slice(0, 10);
    const counted = countsOf(await countOutcomes(db, study.id), {
      isOver: study.state === 'ended',
      eligibility: asked.eligibility,
      today,
    });
    return {
      studies,
      study: { id: study.id, name: study.name, state: study.state },
      quota: [...(await listQuota(db, study.id))],
      ...counted,
      ...(await figuresOf(product, db, caller, { surveyId: study.survey_id, item: asked.item, today })),
    };
  });
}

const noFigures = { head: null, mode: null, interviewers: null } as const;
const nothing = {
  study: null,
  quota: [],
  customers: 0,
  untried: 0,
  attempts: 0,
  outcomes: [],
  rates: [],
  ...noFigures,
};

type Counted = Pick<FieldworkShown, 'customers' | 'untried' | 'attempts' | 'outcomes' | 'eligibility' | 'rates'>;
type Ground = Readonly<{ isOver: boolean; eligibility: number; today: string }>;

/** Counts of work, which are no figures about persons; the rates with their intervals. */
function countsOf(rows: readonly OutcomeCount[], { isOver, eligibility, today }: Ground): Counted {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  const of = (outcome: string | null) => sum(rows.filter((row) => row.outcome === outcome).map(({ count }) => count));
  const counts = Object.fromEntries(callOutcomes.map((outcome) => [outcome, of(outcome)]));
  const untried = of(null);
  const rates = responseRateEstimates(callRates({ ...counts, untried }, { eligibility, isOver }), {
    from: today,
    to: today,
  });
  return {
    customers: sum(rows.map(({ count }) => count)),
    untried,
    attempts: sum(rows.map(({ attempts }) => attempts)),
    outcomes: callOutcomes
      .filter((outcome) => of(outcome) > 0)
      .map((outcome) => {
        const { code, group } = dispositions[outcome];
        return { outcome, code, group, count: of(outcome) };
      }),
    eligibility,
    rates: rates.map(({ rate, value }) => ({ rate, value: showEstimate(value) })),
  };
}

type FigureWish = Readonly<{ surveyId: string | null; item: string | undefined; today: string }>;

async function figuresOf(product: Product, db: WorkspaceTransaction, caller: Caller, wish: FigureWish) {
  const { surveyId, item, today } = wish;
  if (surveyId === null) return noFigures;
  const asked = { survey: surveyId, item, period: '12m', today, language: caller.language };
  const figure: Figure | undefined = await openFigure(db, product.columns, { ...asked, by: ['channel'] });
  if (figure === undefined) return noFigures;
  const mode = compareModes(figure);
  return {
    head: showHead(figure, caller.language),
    mode,
    // Where the interviews together may not be shown, nor may what lies between them.
    interviewers: mode === null ? null : await judgeInterviewers(db, figure),
  };
}
