import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { TabRow } from './tab-row.tsx';

export type NavTab = Readonly<{ to: NonNullable<LinkProps['to']>; label: ReactNode }>;

/** Pages side by side: links with addresses of their own, so that each can be shared and opened beside the other. */
export function NavTabs({ label, tabs }: Readonly<{ label: string; tabs: readonly NavTab[] }>) {
  return (
    <TabRow label={label}>
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} activeOptions={{ exact: true, includeSearch: false }}>
          {tab.label}
        </Link>
      ))}
    </TabRow>
  );
}
