import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Language } from '@voldaan/domain/language';
import type { Answers } from '@voldaan/domain/metrics/answers';
import { countAnswers } from '../figures/count-figure.ts';
import type { Figure } from '../figures/figure.ts';
import { type CountedDrivers, countDrivers, productsByCustomer } from './count-drivers.ts';
import { findFigureDrivers } from './find-figure-drivers.ts';
import { resampleInThread } from './resample-thread.ts';
import type { DriversReply } from './schema.ts';
import { type Resampling, showDrivers } from './show-drivers.ts';

/** The same for everybody, so that two readers of one figure read one interval. */
const seed = 20_260_101;
const level = 0.95;

export type DriversAsked = Readonly<{
  /** Keys of items with commas between; '' for those that the survey suggests. */
  drivers: string;
  isResampled: boolean;
  /** What the scores of the drivers are held against; null where no norm is on their scale. */
  norm: number | null;
  language: Language;
}>;

/**
 * The drivers of a figure, as every screen and report shows them.
 *
 * Never within a transaction: what of groups may be shown is found item by item, which takes seconds among millions of answers,
 * and the database ends a connection that idles.
 *
 * @throws Refusal unknown_item, drivers_too_many, busy
 */
export async function driversOfFigure(figure: Figure, asked: DriversAsked): Promise<DriversReply> {
  const found = findFigureDrivers(countDrivers(figure, asked.drivers));
  if (found.refusal !== null) return showDrivers(found, { ...asked, scores: [], resampling: null });
  const [scores, resampling] = await Promise.all([
    countScores(found.counted),
    asked.isResampled ? resample(found.counted) : null,
  ]);
  return showDrivers(found, { ...asked, scores, resampling });
}

/** Between two items others have their turn. */
async function countScores({ figure, drivers }: CountedDrivers): Promise<readonly Answers[]> {
  const scores: Answers[] = [];
  for (const item of drivers) {
    await nextTurn();
    scores.push(countAnswers(figure, figure.window, item));
  }
  return scores;
}

async function resample(counted: CountedDrivers): Promise<Resampling> {
  const { units } = counted;
  return { ...(await resampleInThread(productsByCustomer(counted), { units, level, seed })), seed };
}
