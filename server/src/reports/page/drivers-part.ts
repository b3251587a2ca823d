import type { Language } from '@voldaan/domain/language';
import { partMetric } from '@voldaan/domain/metrics/estimate-part';
import { numberText } from '@voldaan/domain/metrics/figure-text';
import type { Item } from '@voldaan/domain/metrics/item';
import { meanOfItem } from '@voldaan/domain/metrics/mean-of-item';
import { message } from '../../catalogue/message.ts';
import type { DriversReply } from '../../metrics/drivers/schema.ts';
import type { ReportPage } from './schema.ts';
import { wordedFigure } from './shown-figure.ts';

type Drivers = NonNullable<ReportPage['drivers']>;

/** In how many of a hundred resamples a driver must come first before a heading may name it. */
const topShareLeast = 0.95;
const rowsMost = 8;

/** What goes together with the score, with the intervals of the resamples; null where there are no drivers. */
export function driversPart(reply: DriversReply, items: readonly Item[], language: Language): Drivers | null {
  const { head } = reply;
  if (head === null || reply.refusal !== null || reply.drivers.length < 2) return null;
  const rows = reply.drivers
    .toSorted((one, other) => (other.share.estimate ?? 0) - (one.share.estimate ?? 0))
    .slice(0, rowsMost)
    .flatMap((driver) => {
      const item = items.find(({ key }) => key === driver.key);
      const label = head.items.find(({ key }) => key === driver.key)?.label ?? driver.key;
      if (item === undefined) return [];
      return [
        {
          label,
          importance: wordedFigure(partMetric, driver.share, language),
          score: wordedFigure(meanOfItem(item), driver.score, language),
          is_decided: driver.is_decided,
        },
      ];
    });
  const top = reply.drivers.find(({ top_share }) => (top_share ?? 0) >= topShareLeast);
  const name = top && head.items.find(({ key }) => key === top.key)?.label;
  return {
    heading:
      name === undefined
        ? message(language, 'report.drivers.open')
        : message(language, 'report.drivers.one', { name: name.replace(/[?.]$/, '') }),
    note: message(language, 'report.drivers.note', { n: numberText(reply.n, language) }),
    rows,
  };
}
