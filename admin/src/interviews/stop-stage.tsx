import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/section.tsx';
import { type Ending, stopEndings } from './end-codes.ts';
import { KeyedList } from './keyed-list.tsx';
import { useKeys } from './use-keys.ts';

type Props = Readonly<{ onEnd: (outcome: Ending) => void; onBack: () => void }>;

/** An interview under way stops: what was answered stays. */
export function StopStage({ onEnd, onBack }: Props) {
  const say = useSay();
  const end = (code: string) => {
    const found = stopEndings.find((one) => one.code === code);
    if (found !== undefined) onEnd(found.outcome);
    return found !== undefined;
  };
  useKeys((key) => {
    if (key !== 'Escape') return end(key);
    onBack();
    return true;
  });
  return (
    <Section label={say('call.stop')} heading={say('call.stop-heading')} note={say('call.stop-note')}>
      <KeyedList
        label={say('call.stop-heading')}
        lines={stopEndings.map(({ code, outcome }) => ({ code, words: say(`call-outcome.${outcome}`) }))}
        onPress={end}
      />
      <p className="row section-action">
        <Button look="quiet" onPress={onBack}>
          {say('call.not-end')} <kbd>Esc</kbd>
        </Button>
      </p>
    </Section>
  );
}
