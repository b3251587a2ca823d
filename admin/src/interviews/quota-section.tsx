import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Section } from '../ui/section.tsx';
import { TableScroll } from '../ui/table-scroll.tsx';
import type { Fieldwork } from './call-requests.ts';

/** The places of each group, and those that are taken. */
export function QuotaSection({ quota }: Readonly<{ quota: Fieldwork['quota'] }>) {
  const say = useSay();
  const format = useFormat();
  const left = quota.reduce((sum, { places, counted }) => sum + Math.max(0, places - counted), 0);
  const columns = ['places', 'counted', 'reserved'] as const;
  return (
    <Section
      label={say('fieldwork.quota')}
      heading={say('fieldwork.quota-heading', { left })}
      note={say('fieldwork.quota-note')}
    >
      <TableScroll label={say('fieldwork.quota')}>
        <table>
          <caption className="unseen">{say('fieldwork.quota')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('fieldwork.group')}</th>
              {columns.map((column) => (
                <th key={column} scope="col" className="end">
                  {say(`fieldwork.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {quota.map((cell) => (
              <tr key={cell.cell}>
                <th scope="row">{cell.cell}</th>
                {columns.map((column) => (
                  <td key={column} className="end number">
                    {format.number(cell[column])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Section>
  );
}
