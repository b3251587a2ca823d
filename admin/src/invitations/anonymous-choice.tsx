import { useSay } from '../catalogue/text.tsx';
import { Tick } from '../ui/choice.tsx';

type Props = Readonly<{ isAnonymous: boolean; onChange: (isAnonymous: boolean) => void }>;

/** The promise is for good, so what it means and what it costs stands beside it, before the button. */
export function AnonymousChoice({ isAnonymous, onChange }: Props) {
  const say = useSay();
  return (
    <div className="send-anonymous">
      <Tick isSelected={isAnonymous} onChange={onChange}>
        {say('send.anonymous')}
      </Tick>
      <p className="hint">{say('send.anonymous-text')}</p>
      {isAnonymous ? <p className="hint">{say('send.anonymous-cost')}</p> : null}
    </div>
  );
}
