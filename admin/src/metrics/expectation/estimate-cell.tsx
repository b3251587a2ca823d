import { useSay } from '../../catalogue/text.tsx';
import { type EstimateView, shownEstimate } from '../../ui/estimate.tsx';

type Props = Readonly<{ value: EstimateView; figure: (value: number) => string; isWide?: boolean }>;

/** A figure with its interval, in a cell of its own. */
export function EstimateCell({ value, figure, isWide = false }: Props) {
  const say = useSay();
  const shown = shownEstimate(value);
  if (shown === undefined)
    return <td className={isWide ? 'end muted wide-only' : 'end muted'}>{say('verdict.too-few')}</td>;
  return (
    <td className={isWide ? 'end number wide-only' : 'end number'}>
      <b>{figure(shown.estimate)}</b>
      <small>{say('estimate.range', { low: figure(shown.low), high: figure(shown.high) })}</small>
    </td>
  );
}
