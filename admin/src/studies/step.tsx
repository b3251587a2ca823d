import './studies.css';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { State } from '../ui/message.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Section } from '../ui/section.tsx';

export const stepNames = ['purpose', 'norm', 'timing', 'sample', 'survey', 'letter', 'send'] as const;
export type StepName = (typeof stepNames)[number];

/** Where the reader is in the plan: one step is open, the others tell in a sentence what was decided or wait. */
export type Walk = Readonly<{
  open: StepName;
  /** Whether the open step was walked to: it then takes the focus, so that keyboard and ear follow. */
  hasMoved: boolean;
  isDone: (step: StepName) => boolean;
  /** Laid down at the start, and not to be moved once answers may have come. */
  isFixed: (step: StepName) => boolean;
  go: (step: StepName) => void;
  /** Saves, and goes on to the next step that lacks something, unless this one still does. */
  proceed: () => void;
  isProceeding: boolean;
  /** Why the open step cannot be left behind yet; empty until that was tried. */
  lack: string;
}>;

type Props = Readonly<{
  name: StepName;
  walk: Walk;
  heading: string;
  /** One sentence on why this is asked, and now. */
  note: ReactNode;
  /** What was decided, once it is: in the words of the report. */
  said?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}>;

export function Step({ name, walk, heading, note, said, aside, children }: Props) {
  const say = useSay();
  const number = stepNames.indexOf(name) + 1;
  const isOpen = walk.open === name;
  const isDone = walk.isDone(name);
  const next = stepNames[number];
  return (
    <StepPlace name={name} isOpen={isOpen} hasMoved={walk.hasMoved}>
      <Section
        label={<span className="step-number">{number}</span>}
        heading={heading}
        note={note}
        aside={
          <>
            <p className="step-state">
              <StepState isOpen={isOpen} isDone={isDone} />
            </p>
            {aside}
          </>
        }
      >
        {isOpen ? (
          <>
            {children}
            {next === undefined ? null : (
              <div className="step-end">
                <Button look="primary" onPress={walk.proceed} isPending={walk.isProceeding}>
                  {say('study.next', { step: next })}
                </Button>
                <Refusal reason={walk.lack} />
              </div>
            )}
          </>
        ) : (
          <>
            {isDone ? said : null}
            {walk.isFixed(name) ? null : (
              <p className="meta">
                <LinkButton onPress={() => walk.go(name)}>
                  {say(isDone ? 'study.change' : name === 'send' ? 'study.open-check' : 'study.open-step')}
                  <span className="unseen"> {heading}</span>
                </LinkButton>
              </p>
            )}
          </>
        )}
      </Section>
    </StepPlace>
  );
}

function StepState({ isOpen, isDone }: Readonly<{ isOpen: boolean; isDone: boolean }>) {
  const say = useSay();
  if (isOpen) return <State tone="live">{say('study.step-open')}</State>;
  return isDone ? <State tone="ok">{say('study.step-done')}</State> : <State>{say('study.step-waiting')}</State>;
}

type PlaceProps = Readonly<{ name: StepName; isOpen: boolean; hasMoved: boolean; children: ReactNode }>;

/** A step has an address of its own in the page, and takes the focus when it was walked to. */
function StepPlace({ name, isOpen, hasMoved, children }: PlaceProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isOpen && hasMoved) place.current?.focus();
  }, [isOpen, hasMoved]);
  return (
    <div className="step" id={`step-${name}`} tabIndex={-1} ref={place}>
      {children}
    </div>
  );
}
