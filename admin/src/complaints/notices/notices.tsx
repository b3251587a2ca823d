import './notices.css';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../accounts/use-me.ts';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Tick } from '../../ui/choice.tsx';
import { Empty } from '../../ui/empty.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { useRefusalToast } from '../../ui/use-refusal-toast.ts';
import { PraiseWish } from '../praise/praise-wish.tsx';
import {
  changeNotice,
  changeNoticeSetting,
  type Notice,
  noticeSettingQuery,
  noticesKey,
  noticesQuery,
  readAllNotices,
} from './notice-requests.ts';

/** What happened that one person has to know: named, given a case, answered by a customer, a promise about to break. */
export function Notices() {
  const say = useSay();
  const notices = useInfiniteQuery(noticesQuery);
  const listed = notices.data?.pages.flatMap((page) => page.data) ?? [];
  const unread = notices.data?.pages[0]?.unread ?? 0;
  const reading = useReading();
  return (
    <>
      <PageHead
        title={say('shell.notices')}
        heading={notices.data === undefined ? say('shell.notices') : say('notices.lede', { count: unread })}
        note={say('notices.note')}
        actions={
          unread === 0 ? undefined : (
            <Button isPending={reading.isPending} onPress={() => reading.mutate(readAllNotices)}>
              {say('notices.read-all')}
            </Button>
          )
        }
      />
      <QueryView query={notices} lines={6}>
        {() =>
          listed.length === 0 ? (
            <Empty heading={say('notices.none')}>{say('notices.none-text')}</Empty>
          ) : (
            <ol className="notices">
              {listed.map((notice) => (
                <NoticeLine key={notice.id} notice={notice} onRead={(act) => reading.mutate(act)} />
              ))}
            </ol>
          )
        }
      </QueryView>
      {notices.hasNextPage ? (
        <p className="more">
          <Button size="small" isPending={notices.isFetchingNextPage} onPress={() => void notices.fetchNextPage()}>
            {say('ui.more')}
          </Button>
        </p>
      ) : null}
      <MailWish />
      <PraiseWish />
    </>
  );
}

function useReading() {
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: noticesKey }),
    onError: refuse,
  });
}

type LineProps = Readonly<{ notice: Notice; onRead: (act: () => Promise<unknown>) => void }>;

/** Opening the case reads its news. */
function NoticeLine({ notice, onRead }: LineProps) {
  const format = useFormat();
  const say = useSay();
  const isUnread = notice.read_at === null;
  const words = useNoticeWords(notice);
  const may = useMay();
  const path = pathOf(notice, may('case.show'));
  return (
    <li data-unread={isUnread}>
      <time className="meta" dateTime={notice.at}>
        {format.recent(notice.at, new Date())}
      </time>
      <span>
        {path === undefined ? (
          words
        ) : (
          <Link to={path} onClick={() => isUnread && onRead(() => changeNotice(notice.id, true))}>
            {words}
          </Link>
        )}
        {isUnread ? <span className="unseen"> {say('notices.is-unread')}</span> : null}
      </span>
      <Button
        look="quiet"
        size="small"
        label={`${say(isUnread ? 'notices.mark-read' : 'notices.mark-unread')}: ${words}`}
        onPress={() => onRead(() => changeNotice(notice.id, isUnread))}
      >
        {say(isUnread ? 'notices.mark-read' : 'notices.mark-unread')}
      </Button>
    </li>
  );
}

/** Where the news leads; nowhere for who may not go there. */
function pathOf({ kind, subject, detail }: Notice, maySeeCases: boolean): string | undefined {
  if (subject.startsWith('cas_')) return maySeeCases ? `/cases/${subject}` : undefined;
  if (kind === 'promise') return '/promises';
  const path = detail['path'];
  // Written by this server, and still nothing but a way within it.
  return typeof path === 'string' && /^\/(?!\/)/.test(path) ? path : undefined;
}

const known = [
  'mentioned',
  'assigned',
  'customer_replied',
  'promise_near',
  'promise_broken',
  'customer_back',
  'mail_failed',
] as const;

function useNoticeWords({ kind, detail, by }: Notice): string {
  const say = useSay();
  const format = useFormat();
  const text = (name: string) => {
    const value = detail[name];
    return typeof value === 'string' ? value : '';
  };
  const number = text('number');
  const named = known.find((one) => one === kind);
  if (kind === 'compliment') return say('notice.compliment', { words: text('words') });
  if (kind === 'promise')
    return say('notice.promise', { due: text('due_on') === '' ? '' : format.day(text('due_on')) });
  if (named === undefined) return text('text') || say('notices.other');
  if (named === 'promise_near')
    return say('notice.promise_near', { number, due: text('due') === '' ? '' : format.moment(text('due')) });
  if (named === 'mentioned' || named === 'assigned') return say(`notice.${named}`, { number, by: by ?? '' });
  return say(`notice.${named}`, { number });
}

function MailWish() {
  const say = useSay();
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  const setting = useQuery(noticeSettingQuery);
  const changing = useMutation({
    mutationFn: changeNoticeSetting,
    onSuccess: (saved) => queryClient.setQueryData(noticeSettingQuery.queryKey, saved),
    onError: refuse,
  });
  if (setting.data === undefined) return null;
  return (
    <div className="notices-mail">
      <Tick isSelected={setting.data.by_mail} onChange={(isOn) => changing.mutate(isOn)}>
        {say('notices.by-mail')}
        <small>{say('notices.by-mail-detail')}</small>
      </Tick>
    </div>
  );
}
