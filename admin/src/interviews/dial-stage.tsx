import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/section.tsx';
import type { Call } from './call-requests.ts';
import { dialEndings, type Ending } from './end-codes.ts';
import { KeyedList } from './keyed-list.tsx';
import { useKeys } from './use-keys.ts';

type Props = Readonly<{ call: Call; onBegin: () => void; onEnd: (outcome: Ending) => void }>;

/** Ring, and say who you are. What comes of it, when nobody is to be interviewed now, is one key. */
export function DialStage({ call, onBegin, onEnd }: Props) {
  const say = useSay();
  const isBegun = Object.keys(call.answers).length > 0;
  const end = (code: string) => {
    const found = dialEndings.find((one) => one.code === code);
    if (found !== undefined) onEnd(found.outcome);
    return found !== undefined;
  };
  useKeys((key) => {
    if (key !== 'Enter') return end(key);
    onBegin();
    return true;
  });
  return (
    <>
      <Section label={say('call.say')} heading={say('call.opening')} aside={<Earlier call={call} />}>
        <p className="call-phone">
          <a href={`tel:${call.phone.replace(/[^\d+]/g, '')}`}>{call.phone}</a>
        </p>
        <div className="call-script" lang={call.language}>
          {call.script.opening.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {isBegun ? <p>{call.script.resume}</p> : null}
        </div>
        <p className="row section-action">
          <Button look="primary" onPress={onBegin}>
            {say(isBegun ? 'call.go-on' : 'call.begin')} <kbd>Enter</kbd>
          </Button>
        </p>
      </Section>
      <Section label={say('call.stop')} heading={say('call.not-reached')}>
        <KeyedList
          label={say('call.not-reached')}
          lines={dialEndings.map(({ code, outcome }) => ({ code, words: say(`call-outcome.${outcome}`) }))}
          onPress={end}
        />
      </Section>
    </>
  );
}

/** What happened before, and what a colleague wants to be known. */
function Earlier({ call }: Readonly<{ call: Call }>) {
  const say = useSay();
  const format = useFormat();
  return (
    <>
      {call.organisation === '' ? null : <p className="note">{call.organisation}</p>}
      {call.note === '' ? null : (
        <p className="note">
          <b>{say('call.note-from')}</b> {call.note}
        </p>
      )}
      {call.attempts.length === 0 ? null : (
        <ul className="call-earlier note" aria-label={say('call.earlier')}>
          {call.attempts.map(({ at, outcome, by }) => (
            <li key={at}>
              {say('call.earlier-line', { at: format.moment(at), outcome: say(`call-outcome.${outcome}`), by })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
