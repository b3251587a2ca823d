import { figureText } from '@voldaan/domain/metrics/figure-text';
import { type ShownEstimate, shownEstimate } from '../../ui/estimate.tsx';
import { gapWord } from '../gap-verdict.tsx';
import type { Line, Moment, Moments } from './moments-requests.ts';

export type Asked = NonNullable<Moment['asked']>;

/** A moment where customers were asked, with its number in the whole journey. */
export type ScoredMoment = Omit<Moment, 'asked'> &
  Readonly<{
    number: number;
    asked: Asked;
    isOnLine: boolean;
    isUndecided: boolean;
    figure: (value: number) => string;
  }>;

export function scoredMoments({ moments, line }: Moments, locale: string): readonly ScoredMoment[] {
  return moments.flatMap((moment, place) => {
    const { asked } = moment;
    if (asked === null) return [];
    return [
      {
        ...moment,
        asked,
        number: place + 1,
        isOnLine: line !== null && asked.metric.id === line.metric.id,
        isUndecided: isUndecided(asked),
        figure: (value: number) => scoreText(asked, value, locale),
      },
    ];
  });
}

export function scoreText({ metric, scale }: Pick<Line, 'metric' | 'scale'>, value: number, locale: string): string {
  return figureText({ kind: metric.kind, scale: { min: scale.minimum, max: scale.maximum } }, value, locale);
}

/** Nothing was shown of it: no gap either way, or a norm that cannot be told yet. */
function isUndecided({ gap, norm, score }: Asked): boolean {
  if (shownEstimate(score) === undefined || score.display === 'muted') return true;
  if (gap !== null) return gapWord(gap) === 'as-expected' || gapWord(gap) === 'too-few';
  return norm !== null && norm.verdict === 'cannot tell yet';
}

/** The ends of all that is drawn on the line. */
export function endsOnLine(moments: readonly ScoredMoment[]): readonly number[] {
  return moments.flatMap(({ asked, isOnLine }) => {
    if (!isOnLine) return [];
    const both: readonly (ShownEstimate | undefined)[] = [
      shownEstimate(asked.score),
      asked.expected === null ? undefined : shownEstimate(asked.expected),
    ];
    return both.flatMap((shown) => (shown === undefined ? [] : [shown.low, shown.high]));
  });
}
