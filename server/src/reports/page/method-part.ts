import type { Language } from '@voldaan/domain/language';
import { addDays } from '@voldaan/domain/metrics/calendar-day';
import { countByGroup, countItem } from '@voldaan/domain/metrics/columns/count-columns';
import { designEffectOf } from '@voldaan/domain/metrics/design-effect';
import { estimatePart, partMetric } from '@voldaan/domain/metrics/estimate-part';
import { figureText, numberText } from '@voldaan/domain/metrics/figure-text';
import { roleMetrics } from '@voldaan/domain/metrics/metric-of-rating';
import { tellingEffect } from '@voldaan/domain/metrics/telling-effect';
import { sum } from '@voldaan/domain/stats/sum';
import { type MessageValues, message } from '../../catalogue/message.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Figure } from '../../metrics/figures/figure.ts';
import { showHead } from '../../metrics/figures/figure-head.ts';
import { countFrame } from '../../studies/frame-views.ts';
import { findStudy } from '../../studies/views.ts';
import { type AskingStudy, listStudiesAsking } from '../views.ts';
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
  const asking = await studiesMeant(db, ground, studyId);
  const parts = [
    { name: say('purpose'), text: purposeWords(asking, say) },
    { name: say('norm'), text: normWords(ground, asking.studies, say) },
    { name: say('who'), text: [await whoWords(db, asking, ground, say), groupWords(ground, say)].join(' ') },
    { name: say('dates'), text: dateWords(ground, say) },
    { name: say('response'), text: responseWords(ground, say) },
    { name: say('question'), text: questionWords(ground, say) },
    { name: say('weighting'), text: say('unweighted') },
    { name: say('reckoning'), text: reckoningWords(ground, say) },
  ];
  return parts.map(({ name, text }) => ({ name, text: text.trim() })).filter(({ text }) => text !== '');
}

function reckoningWords({ figure, counts, language }: ReportGround, say: Say): string {
  const effect = designEffectOf(figure.metric, counts);
  const worth = numberText(Math.round(sum(counts.histogram) / effect), language);
  const repeated = effect < tellingEffect ? [] : [say('repeated', { worth })];
  return [say(`interval-${figure.metric.kind}`), ...repeated, say('shown')].join(' ');
}

type Say = (key: string, values?: MessageValues) => string;

/** More of them fill a page; how many there are besides is said. */
const studiesMost = 5;

type Asking = Readonly<{ studies: readonly AskingStudy[]; others: number }>;

/** The study that the report is about; where it names none that asks with its survey, those that asked with it in its period. */
async function studiesMeant(
  db: WorkspaceTransaction,
  { figure: { survey, window } }: ReportGround,
  studyId: string | null,
): Promise<Asking> {
  const named = studyId === null ? undefined : await findStudy(db, studyId);
  if (named !== undefined && named.survey_id === survey.id) {
    const { id, name, plan } = named;
    return { studies: [{ id, name, purpose: plan.purpose, norm: plan.norm }], others: 0 };
  }
  const studies = await listStudiesAsking(db, { surveyId: survey.id, from: window.from, to: window.to });
  return { studies: studies.slice(0, studiesMost), others: Math.max(0, studies.length - studiesMost) };
}

/** A report says what was asked for, or that nobody laid it down. */
function purposeWords({ studies, others }: Asking, say: Say): string {
  const told = studies.filter(({ purpose }) => purpose !== '');
  const [first, second] = told;
  if (first === undefined) return say('purpose-none');
  if (second === undefined && studies.length === 1) return first.purpose;
  const each = told.map(({ name, purpose }) => say('purpose-of', { study: name, purpose: sentence(purpose) }));
  return [...each, ...othersWords(others, say)].join(' ');
}

function othersWords(count: number, say: Say): readonly string[] {
  return count === 0 ? [] : [say('studies-more', { count })];
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

async function whoWords(
  db: WorkspaceTransaction,
  { studies, others }: Asking,
  { figure, language }: ReportGround,
  say: Say,
): Promise<string> {
  if (studies.length === 0) return say('who-all');
  const count = (value: number) => numberText(value, language);
  const words: string[] = [];
  for (const { id, name } of studies) {
    const { selected, invited, answered } = await countFrame(db, id);
    const counts = { selected: count(selected), invited: count(invited), answered: count(answered) };
    words.push(say('who-study', { study: name, ...counts }));
  }
  const beside = isAnsweredBeside(figure) ? [say('who-beside')] : [];
  return [...words, ...othersWords(others, say), ...beside].join(' ');
}

/** Whether answers are counted that no study asked for: by a wave that staff sent, a link, a widget. */
function isAnsweredBeside(figure: Figure): boolean {
  const { columns, item, window } = figure;
  const isKnown = columns.traits.some(({ name }) => name === 'study');
  return columns.segments.some((segment) => {
    const mask = figure.match(segment, window);
    const beside = isKnown ? countByGroup(segment, item.key, 'study', mask)?.[0] : countItem(segment, item.key, mask);
    return beside?.some((count) => count > 0) ?? false;
  });
}

/** The norm that the score is held against, and those that the studies laid down where they are others. */
function normWords(ground: ReportGround, studies: readonly AskingStudy[], say: Say): string {
  const { norm, figure, language } = ground;
  const { metric, item } = figure;
  const others = studies.flatMap(({ norm: laidDown }) => {
    const isSame = laidDown?.metric === item.question.role && laidDown.value === norm;
    return laidDown === null || isSame ? [] : [laidDownWords(laidDown, language, say)];
  });
  const said = [...new Set(others)].join(' ');
  if (norm === null) return said || say('norm-none');
  const words = { norm: figureText(metric, norm, language) };
  return [metric.direction === 'higher is better' ? say('norm-text', words) : say('norm-below', words), said].join(' ');
}

function laidDownWords({ metric, value }: NonNullable<AskingStudy['norm']>, language: Language, say: Say): string {
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
