import { useSyncExternalStore } from 'react';
import { useSay } from '../catalogue/text.tsx';

/** Says that the connection is gone and what still holds: what is on screen stays, what is typed is not lost. */
export function OfflineNotice() {
  const say = useSay();
  const isOnline = useSyncExternalStore(listen, () => navigator.onLine);
  return <div role="status">{isOnline ? null : <p className="offline">{say('shell.offline')}</p>}</div>;
}

function listen(onChange: () => void) {
  window.addEventListener('online', onChange);
  window.addEventListener('offline', onChange);
  return () => {
    window.removeEventListener('online', onChange);
    window.removeEventListener('offline', onChange);
  };
}
