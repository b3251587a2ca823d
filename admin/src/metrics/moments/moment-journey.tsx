import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMay } from '../../accounts/use-me.ts';
import { useFormat } from '../../catalogue/format.ts';
import { type Say, useSay } from '../../catalogue/text.tsx';
import { Journey } from '../../touchpoints/journey.tsx';
import { gapWord } from '../gap-verdict.tsx';
import { MomentFigures } from './moment-figures.tsx';
import { type Moments, momentsQuery } from './moments-requests.ts';
import { type ScoredMoment, scoredMoments } from './scored-moments.ts';

const route = getRouteApi('/signed-in/touchpoints');

/** The journey with what customers said along it, for whom figures may be shown; without answers the journey alone. */
export function MomentJourney() {
  const say = useSay();
  const { locale, list } = useFormat();
  const search = route.useSearch();
  const may = useMay();
  const { data } = useQuery({ ...momentsQuery(search), enabled: may('moment.list') });
  // Whoever chose a period without answers has to be able to choose another.
  const isChosen = Object.keys(search).length > 0;
  if (data === undefined || (data.line === null && !isChosen)) return <Journey />;
  return (
    <Journey lede={ledeOf(data, scoredMoments(data, locale), say, list)} figures={<MomentFigures data={data} />} />
  );
}

/** Which moments exceed what was expected and which fall short, as far as their intervals tell. */
function ledeOf(
  data: Moments,
  moments: readonly ScoredMoment[],
  say: Say,
  list: (words: readonly string[]) => string,
): string | undefined {
  const named = (word: 'worse' | 'better') =>
    moments
      .filter(({ asked }) => asked.gap !== null && gapWord(asked.gap) === word)
      .toSorted((one, other) => Math.abs(other.asked.gap?.estimate ?? 0) - Math.abs(one.asked.gap?.estimate ?? 0))
      .slice(0, 2)
      .map(({ name }) => name);
  const [worse, better] = [named('worse'), named('better')];
  if (worse.length > 0 && better.length > 0)
    return say('moments.lede-both', { better: list(better), worse: list(worse), count: better.length });
  if (worse.length > 0) return say('moments.lede-worse', { names: list(worse), count: worse.length });
  if (better.length > 0) return say('moments.lede-better', { names: list(better), count: better.length });
  const weakest = moments.find(({ id }) => id === data.weakest);
  return weakest === undefined ? undefined : say('moments.weakest-low', { name: weakest.name });
}
