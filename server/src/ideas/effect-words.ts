import type { SaidEffect } from '@voldaan/domain/ideas/said-effect';
import type { Language } from '@voldaan/domain/language';
import { metricWords } from '@voldaan/domain/metrics/metric-words';
import { localeOf } from '@voldaan/domain/surveys/language-tag';
import { unbrokenDay } from '@voldaan/domain/surveys/unbroken-day';
import { message } from '../catalogue/message.ts';

const keys = { better: 'better', worse: 'worse', 'no effect shown': 'nothing-shown' } as const;

/** The measured effect as everybody may read it: what was asked, by how much more than elsewhere, between what, of how many. */
export function effectWords(effect: SaidEffect, language: Language): string {
  const words = metricWords(effect.metric, language);
  const day = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' });
  return message(language, `ideas.effect.${keys[effect.verdict]}`, {
    question: effect.question,
    effect: words.difference(effect.estimate),
    low: words.difference(effect.low),
    high: words.difference(effect.high),
    level: Math.round(effect.level * 100),
    n: effect.n,
    day: unbrokenDay(day.format(new Date(`${effect.measuredOn}T12:00:00Z`))),
  });
}
