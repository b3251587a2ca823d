import { useSay } from '../catalogue/text.tsx';
import { isProblem } from '../http/problem.ts';
import { Button } from './button.tsx';

type Props = Readonly<{
  error: unknown;
  onRetry?: () => void;
  /** Where the screen's own heading says that something could not be shown. */
  isHeaded?: boolean;
}>;

/** Something could not be shown: what, whether anything is lost, and the step that helps. */
export function Failure({ error, onRetry, isHeaded = false }: Props) {
  const say = useSay();
  if (isProblem(error) && error.status === 404) return <Missing />;
  const isOffline = isProblem(error, 'offline');
  return (
    <div className="empty" role="alert">
      {isHeaded ? null : <h2>{say(isOffline ? 'failure.offline.heading' : 'failure.heading')}</h2>}
      <p>{isOffline ? say('failure.offline.text') : sentenceOf(error) || say('failure.text')}</p>
      <div className="row">
        {onRetry ? <Button onPress={onRetry}>{say('ui.retry')}</Button> : null}
        {isProblem(error) && error.requestId !== '' ? (
          <span className="meta">{say('failure.request', { id: error.requestId })}</span>
        ) : null}
      </div>
    </div>
  );
}

/** Absent and forbidden look the same from here, as they do from outside. */
function Missing() {
  const say = useSay();
  return (
    <div className="empty" role="alert">
      <h2>{say('not-found.heading')}</h2>
      <p>{say('not-found.text')}</p>
    </div>
  );
}

function sentenceOf(error: unknown): string {
  return isProblem(error) ? error.detail : '';
}
