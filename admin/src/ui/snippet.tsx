import './snippet.css';
import { useSay } from '../catalogue/text.tsx';
import { Button } from './button.tsx';
import { useCopy } from './use-copy.ts';

/** Something to be taken over letter by letter. It can be scrolled by keyboard, and copied with one press. */
export function Snippet({ label, code }: Readonly<{ label: string; code: string }>) {
  const say = useSay();
  const copy = useCopy('text');
  return (
    <div className="snippet">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <section className="snippet-code" tabIndex={0} aria-label={label} lang="en" translate="no">
        <pre>
          <code>{code}</code>
        </pre>
      </section>
      <Button size="small" label={say('share.copy-named', { name: label })} onPress={() => void copy(code)}>
        {say('share.copy')}
      </Button>
    </div>
  );
}
