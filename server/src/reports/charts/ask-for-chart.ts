import type { ReportAsked } from '../page/build-report.ts';
import type { ReportChart } from './report-drawings.ts';

/** A report of which one chart is drawn: nothing else is counted, drivers above all, whose intervals take a second. */
export function askForChart(asked: ReportAsked, chart: ReportChart): ReportAsked {
  return {
    ...asked,
    trait: chart === 'groups' ? asked.trait : '',
    hasDrivers: asked.hasDrivers && chart === 'drivers',
    hasWords: false,
  };
}
