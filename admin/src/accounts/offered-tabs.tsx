import { type NavTab, NavTabs } from '../ui/nav-tabs.tsx';
import { useMay } from './use-me.ts';

type Props = Readonly<{ label: string; tabs: readonly (NavTab & Readonly<{ permission: string }>)[] }>;

/** Pages side by side, of those that the reader may see; nothing where there is but one. */
export function OfferedTabs({ label, tabs }: Props) {
  const may = useMay();
  const offered = tabs.filter(({ permission }) => may(permission));
  return offered.length < 2 ? null : <NavTabs label={label} tabs={offered} />;
}
