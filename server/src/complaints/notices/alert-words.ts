import type { Language } from '@voldaan/domain/language';
import { differenceText, figureText, type WrittenMetric } from '@voldaan/domain/metrics/figure-text';
import { localeOf } from '@voldaan/domain/surveys/language-tag';
import { unbrokenDay } from '@voldaan/domain/surveys/unbroken-day';
import { message } from '../../catalogue/message.ts';
import type { AlertAbout } from '../../database/alert-tables.ts';

/** An alert in one sentence, and where the app shows what it is about. */
export type SaidAlert = Readonly<{ text: string; path: string }>;

/** For whom it is: a day is told with its hour by the company's own clock. */
export type AlertReader = Readonly<{ language: Language; zone: string }>;

/** Words an alert by the ids and figures that were kept of it: no name of a customer, and nothing that one wrote. */
export function sayAlert(reader: AlertReader, about: AlertAbout): SaidAlert {
  return { text: textOf(reader, about), path: pathOf(about) };
}

function textOf(reader: AlertReader, about: AlertAbout): string {
  const { language } = reader;
  const kind = String(about['kind']);
  const say = (key: string, values: Readonly<Record<string, string | number>>) =>
    message(language, `alerts.said.${key}`, { survey: String(about['survey'] ?? ''), ...values });
  switch (kind) {
    case 'low_score':
      return say(kind, { score: numberWords(about['score'], language), max: numberWords(about['max'], language) });
    case 'case_opened': {
      const values = { kind: String(about['case_kind']), number: String(about['number']) };
      const { severity } = about;
      return typeof severity === 'number' ? say('case_severe', { ...values, severity }) : say(kind, values);
    }
    case 'promise':
      return say(about['state'] === 'soon' ? 'promise_soon' : 'promise_broken', {
        number: String(about['number'] ?? ''),
        promise: String(about['promise']),
        due: momentWords(about['due'], reader),
      });
    case 'score_change':
      return scoreWords(language, about, say);
    case 'response_rate':
      return say(kind, {
        share: shareWords(about['answered'], about['invited'], language),
        earlier: shareWords(about['earlier_answered'], about['earlier_invited'], language),
        invited: Number(about['invited']),
      });
    case 'sending':
      return say(kind, { notice: String(about['notice']) });
    default:
      return say(kind, {});
  }
}

type Say = (key: string, values: Readonly<Record<string, string | number>>) => string;

/** Never a score without its interval and how many answers it is of. */
function scoreWords(language: Language, about: AlertAbout, say: Say): string {
  const metric: WrittenMetric = {
    kind: about['metric'] === 'nps' ? 'nps' : about['metric'] === 'share' ? 'share' : 'mean',
    scale: { min: Number(about['scale_min'] ?? 0), max: Number(about['scale_max'] ?? 0) },
  };
  const isOfNorm = typeof about['norm'] === 'number';
  const write = isOfNorm ? figureText : differenceText;
  const part = (name: string) => {
    const value = about[name];
    return typeof value === 'number' ? write(metric, value, language) : '';
  };
  const values = { low: part('low'), high: part('high'), n: Number(about['n'] ?? 0) };
  if (isOfNorm) return say('score_norm', { ...values, score: part('score'), norm: part('norm') });
  return say(about['change'] === 'better' ? 'score_better' : 'score_worse', {
    ...values,
    difference: part('difference'),
  });
}

function pathOf(about: AlertAbout): string {
  const text = (name: string) => {
    const value = about[name];
    return typeof value === 'string' ? value : undefined;
  };
  const survey = text('survey_id');
  if (text('response') !== undefined) return `/responses/${text('response')}`;
  if (text('case') !== undefined) return `/cases/${text('case')}`;
  if (about['kind'] === 'promise') return '/promises';
  if (text('wave') !== undefined && survey !== undefined) return `/surveys/${survey}/waves/${text('wave')}`;
  if (about['kind'] === 'response_rate') return `/response-rate?survey=${survey ?? ''}`;
  if (about['kind'] === 'score_change')
    return `/trend?survey=${survey ?? ''}&item=${encodeURIComponent(text('item') ?? '')}`;
  return '/';
}

function numberWords(value: unknown, language: Language): string {
  return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : '';
}

function shareWords(part: unknown, whole: unknown, language: Language): string {
  const share = typeof part === 'number' && typeof whole === 'number' && whole > 0 ? part / whole : 0;
  return figureText({ kind: 'share', scale: { min: 0, max: 1 } }, share, language);
}

export function momentWords(value: unknown, { language, zone }: AlertReader): string {
  if (typeof value !== 'string') return '';
  const format = new Intl.DateTimeFormat(localeOf(language), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  });
  return unbrokenDay(format.format(new Date(value)));
}
