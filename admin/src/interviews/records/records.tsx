import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { TableScroll } from '../../ui/table-scroll.tsx';
import { type FieldRecord, recordsQuery } from './record-requests.ts';

/** What was heard and seen outside of surveys. */
export function Records() {
  const say = useSay();
  const records = useQuery(recordsQuery);
  const add = (
    <Link className={buttonClass('primary')} to="/records/$recordId" params={{ recordId: 'new' }}>
      {say('records.new')}
    </Link>
  );
  return (
    <>
      <PageHead title={say('records.title')} note={say('records.note')} actions={records.data?.length ? add : null} />
      <QueryView query={records}>
        {(data) =>
          data.length === 0 ? (
            <Empty heading={say('records.empty')} action={add}>
              {say('records.empty-text')}
            </Empty>
          ) : (
            <RecordTable records={data} />
          )
        }
      </QueryView>
    </>
  );
}

function RecordTable({ records }: Readonly<{ records: readonly FieldRecord[] }>) {
  const say = useSay();
  const format = useFormat();
  return (
    <TableScroll label={say('records.title')}>
      <table>
        <caption className="unseen">{say('records.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('records.name')}</th>
            <th scope="col" className="wide-only">
              {say('records.kind')}
            </th>
            <th scope="col">{say('records.held-on')}</th>
            <th scope="col" className="end">
              {say('records.passages')}
            </th>
          </tr>
        </thead>
        <tbody>
          {records.map(({ id, title, kind, held_on: heldOn, passages }) => (
            <tr key={id}>
              <th scope="row">
                <Link to="/records/$recordId" params={{ recordId: id }}>
                  {title}
                </Link>
              </th>
              <td className="wide-only">{say(`record-kind.${kind}`)}</td>
              <td className="number">{format.day(heldOn)}</td>
              <td className="end number">{format.number(passages.length)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
