import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useSay } from '../../catalogue/text.tsx';
import { unreadQuery } from './notice-requests.ts';

/** The way to one's own news, with how much of it is unread. */
export function NoticeLink() {
  const say = useSay();
  const { data } = useQuery(unreadQuery);
  const unread = data?.unread ?? 0;
  return (
    <Link to="/notices">
      {say('shell.notices')}
      {unread === 0 ? null : (
        <span className="rail-due">
          {unread}
          <span className="unseen"> {say('notices.unread', { count: unread })}</span>
        </span>
      )}
    </Link>
  );
}
