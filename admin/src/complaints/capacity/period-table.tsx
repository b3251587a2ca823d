import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { TableScroll } from '../../ui/table-scroll.tsx';
import type { Capacity } from './capacity-requests.ts';

/** The same counts as the drawing, to be read and copied. */
export function PeriodTable({ capacity: { by, periods } }: Readonly<{ capacity: Capacity }>) {
  const say = useSay();
  const format = useFormat();
  return (
    <TableScroll label={say('capacity.flow')}>
      <table>
        <caption className="unseen">{say('capacity.flow')}</caption>
        <thead>
          <tr>
            <th scope="col">{say(by === 'week' ? 'capacity.week-of' : 'capacity.day')}</th>
            <th scope="col" className="end">
              {say('capacity.inflow')}
            </th>
            <th scope="col" className="end">
              {say('capacity.handled')}
            </th>
            <th scope="col" className="end">
              {say('capacity.due')}
            </th>
          </tr>
        </thead>
        <tbody>
          {periods.map(({ from, is_ahead, inflow, handled, due }) => (
            <tr key={from}>
              <th scope="row">{format.shortDay(from)}</th>
              <td className="end">{is_ahead ? '–' : inflow}</td>
              <td className="end">{is_ahead ? '–' : handled}</td>
              <td className="end">{due === 0 && !is_ahead ? '–' : due}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
