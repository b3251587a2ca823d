import { Link } from '@tanstack/react-router';
import { useSay } from '../catalogue/text.tsx';
import { buttonClass } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { PageHead } from '../ui/page-head.tsx';

/** An address inside the app that leads nowhere. */
export function NotFound() {
  const say = useSay();
  return (
    <>
      <PageHead title={say('not-found.title')} />
      <Empty
        heading={say('not-found.heading')}
        action={
          <Link className={buttonClass()} to="/">
            {say('not-found.action')}
          </Link>
        }
      >
        {say('not-found.text')}
      </Empty>
    </>
  );
}

/** The same outside the shell, for addresses before the door. */
export function NotFoundPage() {
  return (
    <main className="page">
      <NotFound />
    </main>
  );
}
