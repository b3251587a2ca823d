import { Link, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay, useMe } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { Icon } from '../ui/icon.tsx';

/** What is done every day stands open; the rest is a heading until somebody opens it, or is there. */
const openAtFirst: readonly string[] = ['listen', 'act', 'manage'];
/** Whoever may see so few ways sees them all. */
const fewLinks = 14;

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
        { to: '/visits', name: 'visits', isShown: may('visit.due') },
        { to: '/promises', name: 'promises', isShown: may('promise.figures') },
      ],
    },
    {
      name: 'improve',
      links: [
        { to: '/problems', name: 'problems', isShown: may('problem.list') },
        { to: '/improvements', name: 'improvements', isShown: may('improvement.list') },
        { to: '/ideas', name: 'ideas', isShown: may('idea.list') },
        { to: '/records', name: 'records', isShown: may('field-record.list') },
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
      ],
    },
    {
      name: 'account',
      links: [
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
        { to: '/alerts', name: 'alerts', isShown: may('alert-rule.list') },
        { to: '/digest', name: 'digest', isShown: may('digest.show') },
        { to: '/settings', name: 'settings', isShown: true },
      ],
    },
  ] as const;
  return groups
    .map(({ name, links }) => ({ name, links: [...links].filter(({ isShown }) => isShown) }))
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
