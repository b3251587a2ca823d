import type { Language } from '@voldaan/domain/language';
import { disclosureMinimum } from '@voldaan/domain/metrics/disclosure/shown-values';
import { numberText } from '@voldaan/domain/metrics/figure-text';
import type { Metric } from '@voldaan/domain/metrics/metric';
import { scoreBoxes } from '@voldaan/domain/metrics/score-boxes';
import { message } from '../../catalogue/message.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Figure } from '../../metrics/figures/figure.ts';
import { shownText } from '../../metrics/words/show-words.ts';
import { sizeGroup } from '../../metrics/words/size-group.ts';
import { allTexts } from '../../metrics/words/text-source-views.ts';
import { drawQuotes, type QuoteRow } from './quote-views.ts';
import type { ReportPage } from './schema.ts';

type Words = NonNullable<ReportPage['words']>;

const lettersMost = 240;

/** One customer with a high score and one with a low one, drawn by lot, without anything that tells who they are. */
export async function wordsPart(db: WorkspaceTransaction, figure: Figure, language: Language): Promise<Words | null> {
  if ((await sizeGroup(db, allTexts(figure))).customers < disclosureMinimum) return null;
  const { min, max, step } = figure.metric.scale;
  const [bottomMost, topLeast] = endsOf(figure.metric);
  const lot = { figure, seed: `${figure.window.from} ${figure.window.to}`, lettersMost };
  const drawn = [
    ...(await drawQuotes(db, { ...lot, scoreFrom: topLeast, scoreTo: max })),
    ...(await drawQuotes(db, { ...lot, scoreFrom: min, scoreTo: bottomMost })),
  ];
  if (drawn.length === 0) return null;
  return {
    heading: message(language, 'report.words.heading'),
    note: message(language, 'report.words.note'),
    quotes: drawn.map((quote) => quoteOf(quote, step, language)),
  };
}

/** Up to which score a customer is unhappy, and from which one happy. */
function endsOf(metric: Metric): readonly [bottomMost: number, topLeast: number] {
  return metric.kind === 'nps' ? [metric.breaks[0], metric.breaks[1] + metric.scale.step] : scoreBoxes(metric);
}

function quoteOf({ text, score, language: tag }: QuoteRow, step: number, language: Language): Words['quotes'][number] {
  const points = numberText(score * step, language, Number.isInteger(score * step) ? 0 : 1);
  return {
    text: shownText(text, language),
    language: tag,
    gave: message(language, 'report.words.gave', { score: points }),
  };
}
