import type { ContactWay } from '@voldaan/domain/complaints/case-event';
import type { ReactNode } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import type { CaseStep } from './case-requests.ts';
import type { DeskKey } from './use-case-keys.ts';

type Props = Readonly<{
  note: string;
  way: ContactWay | undefined;
  isPending: boolean;
  onSettle: () => void;
  onStep: (step: CaseStep) => void;
  onAsk: (what: 'wait' | 'assign' | 'macro' | 'step') => void;
}>;

/** What may follow from a conversation, each with its key. */
export function StepButtons({ note, way, isPending, onSettle, onStep, onAsk }: Props) {
  const say = useSay();
  const noted: CaseStep =
    way === undefined ? { what: 'noted', text: note } : { what: 'contact', way, outcome: 'spoken', note };
  return (
    <div className="case-out">
      <KeyButton letter="o" onPress={onSettle} isPending={isPending}>
        {say('cases.settle')}
      </KeyButton>
      <span data-desk-key="log">
        <Button isPending={isPending} isDisabled={note.trim() === ''} onPress={() => onStep(noted)}>
          {say(way === undefined ? 'cases.log-note' : 'cases.log-spoken')} <kbd className="wide-only">Ctrl ↵</kbd>
        </Button>
      </span>
      <KeyButton letter="w" onPress={() => onAsk('wait')}>
        {say('cases.wait')}
      </KeyButton>
      <KeyButton
        letter="g"
        isPending={isPending}
        onPress={() => onStep({ what: 'contact', way: way ?? 'phone', outcome: 'no_answer', note })}
      >
        {say('cases.no-answer')}
      </KeyButton>
      <KeyButton letter="m" onPress={() => onAsk('macro')}>
        {say('cases.macro')}
      </KeyButton>
      <KeyButton letter="s" onPress={() => onAsk('step')}>
        {say('cases.step-other')}
      </KeyButton>
      <KeyButton letter="t" onPress={() => onAsk('assign')}>
        {say('cases.assign')}
      </KeyButton>
    </div>
  );
}

type KeyProps = Readonly<{ letter: DeskKey; onPress: () => void; isPending?: boolean; children: ReactNode }>;

function KeyButton({ letter, onPress, isPending = false, children }: KeyProps) {
  return (
    <span data-desk-key={letter}>
      <Button onPress={onPress} isPending={isPending}>
        {children} <kbd className="wide-only">{letter.toUpperCase()}</kbd>
      </Button>
    </span>
  );
}
