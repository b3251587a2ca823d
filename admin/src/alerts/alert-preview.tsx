import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { isProblem } from '../http/problem.ts';
import { answeredOn } from '../responses/answered-at.ts';
import { Section } from '../ui/section.tsx';
import { useSettled } from '../ui/use-settled.ts';
import { type AlertCondition, type AlertPreview as Preview, previewQuery } from './alert-requests.ts';

const pauseMs = 400;

/** How often the rule would have spoken last month, and at what: asked as soon as the reader pauses. */
export function AlertPreview({ condition }: Readonly<{ condition: AlertCondition | undefined }>) {
  const say = useSay();
  // Compared by what it says, so that typing a name asks nothing anew.
  const settled = useSettled(condition === undefined ? '' : JSON.stringify(condition), pauseMs);
  const isSettled = condition !== undefined && settled === JSON.stringify(condition);
  const preview = useQuery({ ...previewQuery(condition ?? { kind: 'sending' }), enabled: isSettled });
  const heading =
    preview.data === undefined || condition === undefined
      ? say('alerts.would-have')
      : say('alerts.would-have-fired', { count: preview.data.count });
  return (
    <Section heading={heading} note={say('alerts.would-have-note')}>
      <div aria-live="polite">
        {condition === undefined ? (
          <p className="muted">{say('alerts.would-have-empty')}</p>
        ) : preview.isError ? (
          <p className="field-error">
            {isProblem(preview.error) ? wordsOf(preview.error) : say('alerts.would-have-empty')}
          </p>
        ) : preview.data === undefined ? (
          <p className="muted">{say('ui.loading')}</p>
        ) : (
          <Examples preview={preview.data} />
        )}
      </div>
    </Section>
  );
}

function wordsOf({ errors, detail }: Readonly<{ errors: readonly Readonly<{ detail: string }>[]; detail: string }>) {
  return errors[0]?.detail ?? detail;
}

function Examples({ preview }: Readonly<{ preview: Preview }>) {
  const say = useSay();
  const format = useFormat();
  const { examples, count } = preview;
  if (count === 0) return <p className="muted">{say('alerts.would-have-none')}</p>;
  const rest = count - examples.length;
  return (
    <>
      <table className="bare">
        <caption className="unseen">{say('alerts.would-have')}</caption>
        <thead className="unseen">
          <tr>
            <th scope="col">{say('alerts.at')}</th>
            <th scope="col">{say('alerts.text')}</th>
          </tr>
        </thead>
        <tbody>
          {examples.map(({ text, path, ...example }) => (
            <tr key={`${example.at} ${path} ${text}`}>
              <td className="nowrap">{answeredOn(example, format)}</td>
              <td>
                <a href={path}>{text}</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 ? <p className="muted">{say('alerts.would-have-more', { count: rest })}</p> : null}
    </>
  );
}
