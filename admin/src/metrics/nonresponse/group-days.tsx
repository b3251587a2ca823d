import { addDays } from '@voldaan/domain/metrics/calendar-day';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { Term } from '../glossary/term.tsx';
import type { Nonresponse } from './nonresponse-requests.ts';

/** Of which days the groups are, which is seldom the period that was chosen, and why. */
export function GroupDays({ grouped }: Pick<Nonresponse, 'grouped'>) {
  const say = useSay();
  const format = useFormat();
  if (grouped === null) return null;
  const { unit, from, to } = grouped;
  return (
    <p className="source">
      {say('figures.unit', { unit, from: format.day(from), to: format.day(addDays(to, -1)) })}{' '}
      <Term name="privacy-threshold">{say('figures.why-hidden')}</Term>
    </p>
  );
}
