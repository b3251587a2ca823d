import { Link } from '@tanstack/react-router';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Section } from '../ui/section.tsx';
import { TableScroll } from '../ui/table-scroll.tsx';
import type { Study } from './study-requests.ts';

/** The rounds of calls of a study by telephone: how many were rung and talked to. What became of each customer is fieldwork. */
export function StudyCalls({ study }: Readonly<{ study: Study }>) {
  const say = useSay();
  const may = useMay();
  return (
    <Section
      label={say('study-calls.label')}
      heading={say('study-calls.heading', { count: study.waves.length })}
      note={say('study-calls.note')}
    >
      {study.waves.length === 0 ? (
        <p className="muted">{say('study-calls.none')}</p>
      ) : (
        <CallTable waves={study.waves} />
      )}
      {may('fieldwork.show') ? (
        <p className="section-action">
          <Link to="/calls/fieldwork" search={{ study: study.id }}>
            {say('study-calls.fieldwork')}
          </Link>
        </p>
      ) : null}
    </Section>
  );
}

function CallTable({ waves }: Pick<Study, 'waves'>) {
  const say = useSay();
  const format = useFormat();
  return (
    <TableScroll label={say('study-calls.label')}>
      <table>
        <caption className="unseen">{say('study-calls.label')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('waves.when')}</th>
            <th scope="col" className="end">
              {say('study-waves.planned')}
            </th>
            <th scope="col" className="end">
              {say('study-calls.called')}
            </th>
            <th scope="col" className="end">
              {say('fieldwork.counted')}
            </th>
          </tr>
        </thead>
        <tbody>
          {waves.map(({ id, created_at: createdAt, planned, sent, failed, answered }) => (
            <tr key={id}>
              <th scope="row">{format.day(createdAt)}</th>
              <td className="end number">{format.number(planned)}</td>
              <td className="end number">{format.number(sent + failed)}</td>
              <td className="end number">{format.number(answered)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
