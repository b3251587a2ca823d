import { Link } from '@tanstack/react-router';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import type { StudyPreview } from './study-requests.ts';

/** The first of those who would be asked now, each at the hour that suits them, with the way to their own story. */
export function FirstDue({ preview }: Readonly<{ preview: StudyPreview }>) {
  const say = useSay();
  const format = useFormat();
  if (preview.first.length === 0) return <p className="source">{say('study.nobody-due')}</p>;
  return (
    <div className="hairline">
      <h3>{say('study.first-due', { shown: preview.first.length, due: preview.due })}</h3>
      <table className="bare">
        <caption className="unseen">
          {say('study.first-due', { shown: preview.first.length, due: preview.due })}
        </caption>
        <thead className="unseen">
          <tr>
            <th scope="col">{say('contacts.who')}</th>
            <th scope="col">{say('waves.when')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.first.map((person) => (
            <tr key={`${person.contact_id} ${person.occasion}`}>
              <th scope="row">
                <Link to="/contacts/$contactId/why" params={{ contactId: person.contact_id }}>
                  {person.name || person.email}
                </Link>
              </th>
              <td className="end meta">{format.moment(person.due_at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
