import './shell.css';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { Fragment, useEffect, useRef, useState } from 'react';
import { useMay, useMe } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { NoticeLink } from '../complaints/notices/notice-link.tsx';
import { useLiveNews } from '../http/live.ts';
import { Icon } from '../ui/icon.tsx';
import { OfflineNotice } from './offline-notice.tsx';
import { ThemeSwitch } from './theme.tsx';

/** What surrounds every signed-in screen: the rail (on a phone a tab bar and a menu) and the page. */
export function Shell() {
  const say = useSay();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const page = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useLiveNews(useMay()('live.listen'));

  // A new screen starts at its heading, for the keyboard and for those who hear it; the first one is left to the browser.
  const shownPath = useRef(path);
  useEffect(() => {
    if (shownPath.current === path) return;
    shownPath.current = path;
    setMenuOpen(false);
    page.current?.focus({ preventScroll: true });
  }, [path]);

  return (
    <>
      <a className="skip-link" href="#main">
        {say('shell.skip')}
      </a>
      <OfflineNotice />
      <div className={isEditor(path) ? 'app app-editor' : 'app'}>
        <Rail isOpen={isMenuOpen} onClose={() => setMenuOpen(false)} />
        <main className={isWorkScreen(path) ? 'page page-work' : 'page'} id="main" tabIndex={-1} ref={page}>
          <Outlet />
        </main>
        <TabBar isMenuOpen={isMenuOpen} onMenu={() => setMenuOpen((open) => !open)} />
      </div>
    </>
  );
}

/** Screens where people work in columns use the whole width; reading screens keep a measure. */
function isWorkScreen(path: string): boolean {
  return /^\/(responses|inbound|outbox|cases(?!\/(?:new|capacity)$))(\/|$)/.test(path);
}

/** The editor has a bar of its own and needs the width; the rail steps aside, the way back stands in the bar. */
function isEditor(path: string): boolean {
  return /^\/surveys\/(?!new$)[^/]+$/.test(path);
}

function Rail({ isOpen, onClose }: Readonly<{ isOpen: boolean; onClose: () => void }>) {
  const say = useSay();
  const may = useMay();
  const { workspace } = useMe();
  useEffect(() => {
    if (!isOpen) return undefined;
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose();
    };
    document.addEventListener('keydown', closeOnEscape);
    return () => document.removeEventListener('keydown', closeOnEscape);
  }, [isOpen, onClose]);
  return (
    <nav className={isOpen ? 'rail rail-open' : 'rail'} aria-label={say('shell.menu-main')} id="rail">
      <Link className="wordmark" to="/">
        Voldaan
      </Link>
      <p className="company-name">{workspace.name}</p>
      <ul>
        {may('overview.show') ? (
          <li>
            <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
              {say('shell.overview')}
            </Link>
          </li>
        ) : null}
        {may('notice.list') ? (
          <li>
            <NoticeLink />
          </li>
        ) : null}
      </ul>
      <RailGroups />
      <RailFooter />
    </nav>
  );
}

/** Every way of the rail under its heading; what somebody may not see is not offered. */
function RailGroups() {
  const say = useSay();
  const may = useMay();
  const { mail } = useMe();
  const groups = [
    {
      name: 'listen',
      links: [
        { to: '/studies', name: 'studies', isShown: may('study.list') },
        { to: '/surveys', name: 'surveys', isShown: may('survey.list') },
        { to: '/responses', name: 'responses', isShown: may('response.list') },
        { to: '/inbound', name: 'inbound', isShown: may('inbound.list') && mail.configured },
      ],
    },
    {
      name: 'act',
      links: [
        { to: '/cases', name: 'cases', isShown: may('case.list') },
        { to: '/calls', name: 'calls', isShown: may('call.desk') },
        { to: '/records', name: 'records', isShown: may('field-record.list') },
        { to: '/problems', name: 'problems', isShown: may('problem.list') },
        { to: '/visits', name: 'visits', isShown: may('visit.due') },
        { to: '/promises', name: 'promises', isShown: may('promise.figures') },
        { to: '/improvements', name: 'improvements', isShown: may('improvement.list') },
        { to: '/ideas', name: 'ideas', isShown: may('idea.list') },
        { to: '/alerts', name: 'alerts', isShown: may('alert-rule.list') },
        { to: '/digest', name: 'digest', isShown: may('digest.show') },
      ],
    },
    {
      name: 'understand',
      links: [
        { to: '/trend', name: 'trend', isShown: may('trend.show') },
        { to: '/segments', name: 'segments', isShown: may('segment.list') },
        { to: '/touchpoints', name: 'journey', isShown: may('touchpoint.list') },
        { to: '/expectation', name: 'expectation', isShown: may('expectation.show') },
        { to: '/drivers', name: 'drivers', isShown: may('driver.show') },
        { to: '/words', name: 'words', isShown: may('word.list') },
        { to: '/complaints', name: 'complaints', isShown: may('complaint-analysis.show') },
        { to: '/loyalty', name: 'loyalty', isShown: may('loyalty.show') },
        { to: '/response-rate', name: 'response-rate', isShown: may('nonresponse.show') },
        { to: '/norms', name: 'norms', isShown: may('norm.list') },
        { to: '/reports', name: 'reports', isShown: may('report.list') },
        { to: '/glossary', name: 'glossary', isShown: may('glossary.show') },
      ],
    },
    {
      name: 'manage',
      links: [
        { to: '/contacts', name: 'contacts', isShown: may('contact.list') },
        { to: '/outbox', name: 'outbox', isShown: may('outbox.list') && !mail.configured },
        { to: '/settings', name: 'settings', isShown: true },
      ],
    },
  ] as const;
  return groups.map((group) => {
    const links = group.links.filter(({ isShown }) => isShown);
    if (links.length === 0) return null;
    return (
      <Fragment key={group.name}>
        <h2>{say(`shell.${group.name}`)}</h2>
        <ul>
          {links.map(({ to, name }) => (
            <li key={to}>
              <Link to={to}>{say(`shell.${name}`)}</Link>
            </li>
          ))}
        </ul>
      </Fragment>
    );
  });
}

/** Who is signed in, the way to the own account, and the view. */
function RailFooter() {
  const say = useSay();
  const { staff } = useMe();
  return (
    <footer>
      <Link to="/settings/account">{staff.name}</Link>
      <br />
      {say(`role.${staff.role}`)}
      <ThemeSwitch />
    </footer>
  );
}

function TabBar({ isMenuOpen, onMenu }: Readonly<{ isMenuOpen: boolean; onMenu: () => void }>) {
  const say = useSay();
  const may = useMay();
  return (
    <nav className="tab-bar" aria-label={say('shell.menu-short')}>
      {may('overview.show') ? (
        <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
          <Icon name="overview" />
          {say('shell.overview')}
        </Link>
      ) : null}
      {may('response.list') ? (
        <Link to="/responses">
          <Icon name="responses" />
          {say('shell.responses')}
        </Link>
      ) : null}
      {may('survey.list') ? (
        <Link to="/surveys">
          <Icon name="surveys" />
          {say('shell.surveys')}
        </Link>
      ) : (
        <Link to="/calls">
          <Icon name="responses" />
          {say('shell.calls')}
        </Link>
      )}
      <button type="button" aria-expanded={isMenuOpen} aria-controls="rail" onClick={onMenu}>
        <Icon name="menu" />
        {say('shell.menu')}
      </button>
    </nav>
  );
}
