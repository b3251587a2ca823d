import { useQuery } from '@tanstack/react-query';
import { changesOf } from '@voldaan/domain/surveys/diff';
import type { SurveyChange } from '@voldaan/domain/surveys/survey-change';
import { useMemo } from 'react';
import { useSay } from '../../catalogue/text.tsx';
import { type Survey, versionQuery } from '../survey-requests.ts';
import { useBuilder } from './use-builder.ts';

export type TrendNote = Readonly<{ text: string; detail: string; breaks: boolean }>;

/** What would change for customers if the draft were published now; undefined while nothing was ever published. */
export function useChanges(): readonly SurveyChange[] | undefined {
  const { survey, draft } = useBuilder();
  const newest = newestVersionOf(survey);
  const version = useQuery({ ...versionQuery(survey.id, newest), enabled: newest > 0 });
  const before = version.data?.definition;
  const { definition } = draft;
  return useMemo(() => (before === undefined ? undefined : changesOf(before, definition)), [before, definition]);
}

export function newestVersionOf(survey: Survey): number {
  return Math.max(0, ...survey.versions.map(({ number }) => number));
}

/** What the changes to this part do to its series of figures, said before it is done. */
export function useTrend(part: string): readonly TrendNote[] {
  const say = useSay();
  const { survey } = useBuilder();
  const changes = useChanges();
  const number = newestVersionOf(survey);
  if (changes === undefined) return [];
  const own = changes.filter((change) => change.questionId !== undefined && `item.${change.questionId}` === part);
  const breaking = own.filter(({ breaksTrend }) => breaksTrend);
  if (breaking.length > 0) {
    return breaking.map(({ kind }) => ({
      text: say(kind === 'scale' ? 'trend.new-scale' : kind === 'removed' ? 'trend.ends' : 'trend.new-wording'),
      detail: say('trend.breaks', { number }),
      breaks: true,
    }));
  }
  const isReworded = own.some(({ kind }) => kind === 'wording');
  return isReworded ? [{ text: say('trend.same', { number }), detail: say('trend.same-detail'), breaks: false }] : [];
}
