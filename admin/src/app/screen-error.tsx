import type { ErrorComponentProps } from '@tanstack/react-router';
import { useSay } from '../catalogue/text.tsx';
import { isProblem } from '../http/problem.ts';
import { Failure } from '../ui/failure.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { NotFound } from './not-found.tsx';

/** A screen that broke or could not be asked for; the rest of the app still works. */
export function ScreenError({ error, reset }: ErrorComponentProps) {
  const say = useSay();
  if (isProblem(error) && error.status === 404) return <NotFound />;
  return (
    <>
      <PageHead title={say(isProblem(error, 'offline') ? 'failure.offline.heading' : 'failure.heading')} />
      <Failure error={error} onRetry={reset} isHeaded />
    </>
  );
}

/** The same outside the shell: when not even the shell could be asked for. */
export function ScreenErrorPage(props: ErrorComponentProps) {
  return (
    <main className="page">
      <ScreenError {...props} />
    </main>
  );
}
