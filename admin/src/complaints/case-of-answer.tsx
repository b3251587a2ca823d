import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMay } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { buttonClass } from '../ui/button.tsx';
import { caseOfResponseQuery } from './case-requests.ts';

/** The way from an answer to its case, or to making one. */
export function CaseOfAnswer({ responseId }: Readonly<{ responseId: string }>) {
  const say = useSay();
  const may = useMay();
  const { data } = useQuery({ ...caseOfResponseQuery(responseId), enabled: may('case.of-response') });
  if (data === undefined) return null;
  if (data.case !== null)
    return (
      <p className="answer-case">
        <Link to="/cases/$caseId" params={{ caseId: data.case.id }}>
          {say('cases.of-answer', { number: data.case.number })} <kbd className="wide-only">C</kbd>
        </Link>
      </p>
    );
  if (!may('case.make')) return null;
  return (
    <p className="answer-case">
      <Link className={buttonClass('plain', 'small')} to="/cases/new" search={{ response: responseId }}>
        {say('cases.make-of-answer')} <kbd className="wide-only">C</kbd>
      </Link>
    </p>
  );
}
