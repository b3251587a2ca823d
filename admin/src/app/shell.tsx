import './shell.css';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useMay, useMe } from '../accounts/use-me.ts';
import { useLanguage } from '../catalogue/language-provider.tsx';
import { useSay } from '../catalogue/text.tsx';
import { NoticeLink } from '../complaints/notices/notice-link.tsx';
import { useLiveNews } from '../http/live.ts';
import { Icon } from '../ui/icon.tsx';
import { OfflineNotice } from './offline-notice.tsx';
import { RailGroups } from './rail-groups.tsx';
import { ThemeSwitch } from './theme.tsx';

/** What surrounds every signed-in screen: the rail (on a phone a tab bar and a menu) and the page. */
export function Shell() {
  const say = useSay();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const page = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useLiveNews(useMay()('live.listen'));

  // What the server words is in the language of the account; a browser that remembers another one follows it.
  const { language } = useMe().staff;
  const { chooseLanguage } = useLanguage();
  useEffect(() => chooseLanguage(language), [language, chooseLanguage]);

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
