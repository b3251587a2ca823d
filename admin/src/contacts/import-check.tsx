import { useState } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { isProblem } from '../http/problem.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Section } from '../ui/section.tsx';
import { type ImportCheck, refusedRowsUrl, runImport } from './contact-requests.ts';

type Props = Readonly<{ checked: ImportCheck; onStarted: () => void; onOtherFile: () => void }>;

const shownMax = 20;

/** What would happen, by row, before it does. Refused rows stay out and are named; the others do not wait for them. */
export function ImportCheckSection({ checked, onStarted, onOtherFile }: Props) {
  const say = useSay();
  const format = useFormat();
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState('');
  const { valid, changed, refused_count: refusedCount, refused } = checked.check;

  const run = async () => {
    setPending(true);
    setRefusal('');
    try {
      await runImport(checked.id);
      onStarted();
    } catch (error) {
      if (!isProblem(error)) throw error;
      setRefusal(error.detail || say('failure.text'));
    } finally {
      setPending(false);
    }
  };

  return (
    <Section
      label={say('import.check')}
      heading={say('import.check-heading', { valid, refused: refusedCount })}
      note={changed > 0 ? say('import.check-changed', { changed }) : null}
    >
      {refused.length > 0 ? (
        <>
          <div className="table-scroll">
            <table className="import-table">
              <caption className="unseen">{say('import.refused-rows')}</caption>
              <thead>
                <tr>
                  <th scope="col" className="end">
                    {say('import.row')}
                  </th>
                  <th scope="col">{say('import.value')}</th>
                  <th scope="col">{say('import.why')}</th>
                </tr>
              </thead>
              <tbody>
                {refused.slice(0, shownMax).map((row) => (
                  <tr key={`${row.row} ${row.column} ${row.code}`}>
                    <td className="end number">{format.number(row.row)}</td>
                    <td>{row.value || '–'}</td>
                    <td>{row.detail}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="source">
            {refusedCount > shownMax ? `${say('import.refused-more', { count: refusedCount - shownMax })} ` : ''}
            <a href={refusedRowsUrl(checked.id)} download>
              {say('import.download-refused')}
            </a>
          </p>
        </>
      ) : (
        <p>{say('import.all-good')}</p>
      )}
      {refusal === '' ? null : (
        <p className="field-error" role="alert">
          {refusal}
        </p>
      )}
      <p className="row section-action">
        <Button look="primary" isPending={isPending} isDisabled={valid === 0} onPress={() => void run()}>
          {say('import.run', { valid })}
        </Button>
        <button type="button" className={buttonClass('quiet')} onClick={onOtherFile}>
          {say('import.other-file')}
        </button>
      </p>
    </Section>
  );
}
