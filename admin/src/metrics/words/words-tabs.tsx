import { useMay } from '../../accounts/use-me.ts';
import { useSay } from '../../catalogue/text.tsx';
import { NavTabs } from '../../ui/nav-tabs.tsx';

/** What is said, and how surely it is told by the codebook. */
export function WordsTabs() {
  const say = useSay();
  const may = useMay();
  if (!may('theme-coding.list')) return null;
  return (
    <NavTabs
      label={say('words.tabs')}
      tabs={[
        { to: '/words', label: say('words.tab-said') },
        { to: '/words/codings', label: say('words.tab-codings') },
      ]}
    />
  );
}
