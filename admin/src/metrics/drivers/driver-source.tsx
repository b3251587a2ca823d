import { useFormat } from '../../catalogue/format.ts';
import { Rich, useSay } from '../../catalogue/text.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import { Term } from '../glossary/term.tsx';
import type { Drivers } from './drivers-requests.ts';

/** Above this a coefficient says little by itself (variance-inflation.ts). */
const inflationMuch = 10;

/** How it was computed, from how many, and what it does not prove. */
export function DriverSource({ data }: Readonly<{ data: Drivers }>) {
  const say = useSay();
  const format = useFormat();
  const rSquared = data.r_squared === null ? undefined : shownEstimate(data.r_squared);
  const vif = Math.max(...data.drivers.map((driver) => driver.variance_inflation));
  const tags = {
    lmg: (words: React.ReactNode) => <Term name="lmg">{words}</Term>,
    r: (words: React.ReactNode) => <Term name="r-squared">{words}</Term>,
    vif: (words: React.ReactNode) => <Term name="vif">{words}</Term>,
    association: (words: React.ReactNode) => <Term name="association">{words}</Term>,
  };
  const isMark = data.head?.item.metric.kind !== 'mean';
  return (
    <p className="source">
      <Rich message={data.method === 'lmg' ? 'drivers.source-lmg' : 'drivers.source-weights'} tags={tags} />{' '}
      {rSquared !== undefined && data.bootstrap !== null
        ? say('drivers.source-r', {
            value: format.number(rSquared.estimate, 2),
            low: format.number(rSquared.low, 2),
            high: format.number(rSquared.high, 2),
            resamples: data.bootstrap.resamples,
            groups: data.bootstrap.groups,
          })
        : null}{' '}
      <Rich
        message={vif > inflationMuch ? 'drivers.source-vif-high' : 'drivers.source-vif'}
        values={{ factor: format.number(vif, 1) }}
        tags={tags}
      />{' '}
      {say('drivers.source-n', { n: data.n, lost: data.rows_lost })} {isMark ? `${say('drivers.source-mark')} ` : null}
      <Rich message="drivers.source-cause" tags={tags} />
    </p>
  );
}
