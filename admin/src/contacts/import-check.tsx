import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/section.tsx';
import { TableScroll } from '../ui/table-scroll.tsx';
import { useAttempt } from '../ui/use-attempt.ts';
import { type ImportCheck, refusedRowsUrl, runImport } from './import-requests.ts';

type Props = Readonly<{ checked: ImportCheck; onStarted: () => void; onBack: () => void }>;

const shownMax = 20;

/** What would happen, by row, before it does. Refused rows stay out and are named; the others do not wait for them. */
export function ImportCheckSection({ checked, onStarted, onBack }: Props) {
  const say = useSay();
  const { attempt, isPending, refusal } = useAttempt();
  const { valid, changed, suppressed, refused_count: refusedCount, refused } = checked.check;

  const run = () =>
    attempt(async () => {
      await runImport(checked.id);
      onStarted();
    });

  return (
    <Section
      label={say('import.check')}
      heading={say('import.check-heading', { valid, refused: refusedCount })}
      note={
        <>
          {changed > 0 ? `${say('import.check-changed', { changed })} ` : null}
          {suppressed > 0 ? say('import.check-suppressed', { suppressed }) : null}
        </>
      }
    >
      {refused.length > 0 ? <RefusedRows checked={checked} /> : <p>{say('import.all-good')}</p>}
      {refusal === '' ? null : (
        <p className="field-error" role="alert">
          {refusal}
        </p>
      )}
      <p className="row section-action">
        <Button look="primary" isPending={isPending} isDisabled={valid === 0} onPress={() => void run()}>
          {say('import.run', { valid })}
        </Button>
        <Button look="quiet" onPress={onBack}>
          {say('import.back')}
        </Button>
      </p>
    </Section>
  );
}

function RefusedRows({ checked }: Readonly<{ checked: ImportCheck }>) {
  const say = useSay();
  const format = useFormat();
  const { refused, refused_count: refusedCount } = checked.check;
  return (
    <>
      <TableScroll label={say('import.refused-rows')}>
        <table className="import-table">
          <caption className="unseen">{say('import.refused-rows')}</caption>
          <thead>
            <tr>
              <th scope="col" className="end">
                {say('import.row')}
              </th>
              <th scope="col">{say('import.column-head')}</th>
              <th scope="col">{say('import.value')}</th>
              <th scope="col">{say('import.why')}</th>
            </tr>
          </thead>
          <tbody>
            {refused.slice(0, shownMax).map((row) => (
              <tr key={`${row.row} ${row.column} ${row.code}`}>
                <td className="end number">{format.number(row.row)}</td>
                <td>{row.column || '–'}</td>
                <td>{row.value || '–'}</td>
                <td className="reason">{row.detail}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <p className="source">
        {refusedCount > shownMax ? `${say('import.refused-more', { count: refusedCount - shownMax })} ` : ''}
        <a href={refusedRowsUrl(checked.id)} download>
          {say('import.download-refused')}
        </a>
      </p>
    </>
  );
}
