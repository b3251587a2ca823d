import { Link, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay, useMe } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { Icon } from '../ui/icon.tsx';

/** What is done every day stands open; the rest is a heading until somebody opens it, or is there. */
const openAtFirst: readonly string[] = ['listen', 'act', 'manage'];
/** Whoever may see so few ways sees them all. */
const fewLinks = 14;

/** The ways by their headings: what each needs of whoever looks, and of the server's mail. */
const everyGroup = [
  {
    name: 'listen',
    links: [
      { to: '/studies', name: 'studies', needs: 'study.list' },
      { to: '/surveys', name: 'surveys', needs: 'survey.list' },
      { to: '/responses', name: 'responses', needs: 'response.list' },
      { to: '/inbound', name: 'inbound', needs: 'inbound.list', isMailSet: true },
    ],
  },
  {
    name: 'act',
    links: [
      { to: '/cases', name: 'cases', needs: 'case.list' },
      { to: '/calls', name: 'calls', needs: 'call.desk' },
      { to: '/visits', name: 'visits', needs: 'visit.due' },
      { to: '/promises', name: 'promises', needs: 'promise.figures' },
    ],
  },
  {
    name: 'improve',
    links: [
      { to: '/problems', name: 'problems', needs: 'problem.list' },
      { to: '/improvements', name: 'improvements', needs: 'improvement.list' },
      { to: '/ideas', name: 'ideas', needs: 'idea.list' },
      { to: '/records', name: 'records', needs: 'field-record.list' },
    ],
  },
  {
    name: 'understand',
    links: [
      { to: '/trend', name: 'trend', needs: 'trend.show' },
      { to: '/segments', name: 'segments', needs: 'segment.list' },
      { to: '/touchpoints', name: 'journey', needs: 'touchpoint.list' },
      { to: '/expectation', name: 'expectation', needs: 'expectation.show' },
      { to: '/drivers', name: 'drivers', needs: 'driver.show' },
      { to: '/words', name: 'words', needs: 'word.list' },
      { to: '/complaints', name: 'complaints', needs: 'complaint-analysis.show' },
      { to: '/loyalty', name: 'loyalty', needs: 'loyalty.show' },
    ],
  },
  {
    name: 'account',
    links: [
      { to: '/response-rate', name: 'response-rate', needs: 'nonresponse.show' },
      { to: '/norms', name: 'norms', needs: 'norm.list' },
      { to: '/reports', name: 'reports', needs: 'report.list' },
      { to: '/glossary', name: 'glossary', needs: 'glossary.show' },
    ],
  },
  {
    name: 'manage',
    links: [
      { to: '/contacts', name: 'contacts', needs: 'contact.list' },
      { to: '/outbox', name: 'outbox', needs: 'outbox.list', isMailSet: false },
      { to: '/alerts', name: 'alerts', needs: 'alert-rule.list' },
      { to: '/digest', name: 'digest', needs: 'digest.show' },
      { to: '/settings', name: 'settings' },
    ],
  },
] as const;
type Way = (typeof everyGroup)[number]['links'][number];

/** Every way of the rail under its heading; what somebody may not see is not offered. */
export function RailGroups() {
  const groups = useGroups();
  const [folds, setFolds] = useState(readFolds);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const count = groups.reduce((sum, { links }) => sum + links.length, 0);
  return groups.map(({ name, links }) => {
    const isHere = links.some(({ to }) => path === to || path.startsWith(`${to}/`));
    const isOpen = folds[name] ?? (isHere || count <= fewLinks || openAtFirst.includes(name));
    const turn = () => {
      const after = { ...folds, [name]: !isOpen };
      setFolds(after);
      keepFolds(after);
    };
    return <RailGroup key={name} name={name} links={links} isOpen={isOpen} isHere={isHere} onTurn={turn} />;
  });
}

type Group = ReturnType<typeof useGroups>[number];
type GroupProps = Group & Readonly<{ isOpen: boolean; isHere: boolean; onTurn: () => void }>;

function RailGroup({ name, links, isOpen, isHere, onTurn }: GroupProps) {
  const say = useSay();
  return (
    <>
      <h2>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={`rail-${name}`}
          data-here={isHere || undefined}
          onClick={onTurn}
        >
          {say(`shell.${name}`)}
          <Icon name="down" />
        </button>
      </h2>
      <ul id={`rail-${name}`} hidden={!isOpen}>
        {links.map(({ to, name: link }) => (
          <li key={to}>
            <Link to={to}>{say(`shell.${link}`)}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function useGroups() {
  const may = useMay();
  const { mail } = useMe();
  const isShown = (link: Way) =>
    (!('needs' in link) || may(link.needs)) && (!('isMailSet' in link) || link.isMailSet === mail.configured);
  return everyGroup
    .map(({ name, links }) => ({ name, links: [...links].filter(isShown) }))
    .filter(({ links }) => links.length > 0);
}

type Folds = Readonly<Record<string, boolean>>;
const foldsKey = 'voldaan.rail';

/** As this browser left them; a browser that keeps nothing begins anew each time. */
function readFolds(): Folds {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(foldsKey) ?? '{}');
    const entries = typeof kept === 'object' && kept !== null ? Object.entries(kept) : [];
    return Object.fromEntries(entries.filter(([, isOpen]) => typeof isOpen === 'boolean'));
  } catch {
    return {};
  }
}

function keepFolds(folds: Folds): void {
  try {
    localStorage.setItem(foldsKey, JSON.stringify(folds));
  } catch {
    // Where nothing may be kept, the rail folds all the same.
  }
}
