import type { Language } from '@voldaan/domain/language';
import { addDays } from '@voldaan/domain/metrics/calendar-day';
import { estimatePart, partMetric } from '@voldaan/domain/metrics/estimate-part';
import { figureText, numberText } from '@voldaan/domain/metrics/figure-text';
import { roleMetrics } from '@voldaan/domain/metrics/metric-of-rating';
import type { StudyDraft } from '@voldaan/domain/studies/study-draft';
import { type MessageValues, message } from '../../catalogue/message.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { showHead } from '../../metrics/figures/figure-head.ts';
import { countFrame } from '../../studies/frame-views.ts';
import { findStudy } from '../../studies/views.ts';
import { dayWords } from './period-words.ts';
import type { ReportGround } from './report-ground.ts';
import type { ReportPage } from './schema.ts';
import { shownFigure } from './shown-figure.ts';

type Part = ReportPage['method']['parts'][number];

/** Whom, when, how many, which words, and how it was reckoned: what a reader needs to believe the figures, or not. */
export async function methodParts(
  db: WorkspaceTransaction,
  ground: ReportGround,
  studyId: string | null,
): Promise<Part[]> {
  const say = (key: string, values: MessageValues = {}) => message(ground.language, `report.method.${key}`, values);
  const study = studyId === null ? undefined : await studyWords(db, studyId, ground);
  const parts = [
    { name: say('purpose'), text: study?.purpose ?? '' },
    { name: say('norm'), text: normWords(ground, study?.norm ?? null, say) },
    { name: say('who'), text: [study?.who ?? say('who-all'), groupWords(ground, say)].join(' ') },
    { name: say('dates'), text: dateWords(ground, say) },
    { name: say('response'), text: responseWords(ground, say) },
    { name: say('question'), text: questionWords(ground, say) },
    { name: say('weighting'), text: say('unweighted') },
    { name: say('reckoning'), text: `${say(`interval-${ground.figure.metric.kind}`)} ${say('shown')}` },
  ];
  return parts.map(({ name, text }) => ({ name, text: text.trim() })).filter(({ text }) => text !== '');
}

type Say = (key: string, values?: MessageValues) => string;

async function studyWords(db: WorkspaceTransaction, studyId: string, { language }: ReportGround) {
  const study = await findStudy(db, studyId);
  if (study === undefined) return undefined;
  const { selected, invited, answered } = await countFrame(db, studyId);
  const count = (value: number) => numberText(value, language);
  const who = { study: study.name, selected: count(selected), invited: count(invited), answered: count(answered) };
  const { purpose, norm } = study.plan;
  return { purpose, norm, who: message(language, 'report.method.who-study', who) };
}

type LaidDown = StudyDraft['norm'];

/** The norm that the score is held against, and the one that the study laid down where that is another. */
function normWords(ground: ReportGround, laidDown: LaidDown, say: Say): string {
  const { norm, figure, language } = ground;
  const { metric, item } = figure;
  const isSame = laidDown?.metric === item.question.role && laidDown.value === norm;
  const said = laidDown === null || isSame ? '' : laidDownWords(laidDown, language, say);
  if (norm === null) return said || say('norm-none');
  const words = { norm: figureText(metric, norm, language) };
  return [metric.direction === 'higher is better' ? say('norm-text', words) : say('norm-below', words), said].join(' ');
}

function laidDownWords({ metric, value }: NonNullable<LaidDown>, language: Language, say: Say): string {
  return say('norm-study', {
    metric: message(language, `report.metric.${metric}`),
    norm: figureText(roleMetrics[metric], value, language),
  });
}

function groupWords({ figure: { where, traits }, language }: ReportGround, say: Say): string {
  if (where.length === 0) return '';
  const groups = where.map((choice) => {
    const trait = traits.find(({ name }) => name === choice.trait);
    const labels = (trait?.values ?? []).filter(({ value }) => choice.values.includes(value)).map(({ label }) => label);
    return `${trait?.label ?? choice.trait}: ${new Intl.ListFormat(language, { type: 'disjunction' }).format(labels)}`;
  });
  return say('groups', { groups: groups.join('; ') });
}

function dateWords({ figure: { window }, language }: ReportGround, say: Say): string {
  return say('dates-text', {
    from: dayWords(window.from, language),
    last: dayWords(addDays(window.to, -1), language),
  });
}

function responseWords({ funnel, uninvited, figure, language }: ReportGround, say: Say): string {
  // Who did not answer is in no group, so that a group has no rate.
  if (figure.where.length > 0) return '';
  const { delivered, answered } = funnel;
  const count = (value: number) => numberText(value, language);
  const others = uninvited === 0 ? '' : say('response-link', { uninvited: count(uninvited) });
  if (delivered === 0 || answered > delivered) return [others || say('response-none')].join(' ');
  const rate = shownFigure(partMetric, estimatePart(answered, delivered, { period: figure.window }), language);
  if (rate.text === null) return [say('response-none'), others].join(' ');
  const { value, low, high } = rate.text;
  const words = { delivered: count(delivered), answered: count(answered), rate: value, low, high };
  return [say('response-text', words), others].join(' ');
}

function questionWords({ figure, language }: ReportGround, say: Say): string {
  const { item } = showHead(figure, language);
  const { minimum, maximum, low_label: low, high_label: high } = item.scale;
  const words = { question: item.label, minimum, maximum, low, high, versions: figure.item.slots.size };
  return [say('question-text', words), figure.isBroken ? say('break') : ''].join(' ');
}
