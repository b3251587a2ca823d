import { useQuery } from '@tanstack/react-query';
import { useSay } from '../catalogue/text.tsx';
import { caseMailsQuery } from './recovery-requests.ts';

/** What stands in the customer's mails beside their words: from whom, the mail that was answered, and files left out. */
export function CaseMails({ caseId }: Readonly<{ caseId: string }>) {
  const say = useSay();
  const { data } = useQuery(caseMailsQuery(caseId));
  if (data === undefined || data.data.length === 0) return null;
  return (
    <>
      <h3>{say('cases.mails')}</h3>
      {data.data.map(({ sequence, from_name, from_address, subject, quoted, signature, left_out }) => (
        <div key={sequence}>
          {subject === '' ? null : <p>{subject}</p>}
          <p className="meta">{[from_name, from_address].filter((part) => part !== '').join(' · ')}</p>
          {left_out.length === 0 ? null : (
            <p className="meta">{say('cases.mail-left-out', { files: left_out.join(', ') })}</p>
          )}
          {quoted === '' && signature === '' ? null : (
            <details>
              <summary>{say('cases.mail-rest')}</summary>
              <p className="case-mail-rest">{[quoted, signature].filter((part) => part !== '').join('\n\n')}</p>
            </details>
          )}
        </div>
      ))}
    </>
  );
}
