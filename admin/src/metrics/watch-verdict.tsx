import './trend/trend.css';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../catalogue/format.ts';
import { Rich, useSay } from '../catalogue/text.tsx';
import { Verdict } from '../ui/verdict.tsx';
import type { Overview } from './overview-requests.ts';

type Props = Readonly<{ watch: NonNullable<Overview['watch']>; figure: (value: number) => string }>;

/** What a daily look may conclude, and how seldom it is wrong: an alarm asks for a look at what changed. */
export function WatchVerdict({ watch, figure }: Props) {
  const say = useSay();
  const format = useFormat();
  const values = {
    norm: figure(watch.norm),
    since: format.day(watch.since),
    share: format.percent(watch.false_alarms_per_year),
    n: watch.estimate.n,
  };
  const { low, high } = watch.estimate;
  return (
    <>
      {watch.state === 'alarm' && watch.alarm_day !== null ? (
        <Verdict shape="lower">
          <Rich message="watch.alarm" values={{ ...values, day: format.day(watch.alarm_day) }} />{' '}
          <Link to="/trend" search={(search) => ({ ...search, view: 'control' as const })}>
            {say('watch.look')}
          </Link>
        </Verdict>
      ) : (
        <Verdict shape={watch.state === 'quiet' ? 'no-difference' : 'too-few'}>
          <Rich message={watch.state === 'quiet' ? 'watch.quiet' : 'watch.none'} values={values} />
        </Verdict>
      )}
      <p className="small muted watch-promise">
        {low === null || high === null
          ? say('watch.promise', values)
          : say('watch.promise-between', { ...values, low: figure(low), high: figure(high) })}
      </p>
    </>
  );
}
