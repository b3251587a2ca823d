import { keyedAnswers, toggled, typedAnswer, typeKey } from '@voldaan/domain/interviews/answer-keys';
import type { InterviewStep } from '@voldaan/domain/interviews/interview-steps';
import type { Answers, AnswerValue } from '@voldaan/domain/surveys/answers';
import { isOtherChosen, otherTextId } from '@voldaan/domain/surveys/question/choice-option';
import { useEffect, useRef, useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { answerLines } from './answer-lines.ts';
import type { Call } from './call-requests.ts';
import { KeyedList } from './keyed-list.tsx';
import { useKeys } from './use-keys.ts';
import { WordsField } from './words-field.tsx';

type Props = Readonly<{
  call: Call;
  step: InterviewStep;
  answers: Answers;
  number: number;
  count: number;
  onAnswer: (answers: Answers) => void;
  onBack: () => void;
  onStop: () => void;
}>;

/** One question: read it out, press the answer. */
export function AskStage(props: Props) {
  const { call, step, number, count, onBack } = props;
  const say = useSay();
  const keys = useAnswerKeys(props);
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever hears the page hears the new question; a field takes the cursor itself.
  useEffect(() => {
    if (!keys.isInWords) heading.current?.focus({ preventScroll: true });
  }, [keys.isInWords]);
  return (
    <section className="section call-question" aria-labelledby="call-question">
      <header>
        <p className="section-label">{say('call.question', { number, count })}</p>
        <Commands onBack={number > 1 ? onBack : undefined} onSkip={() => keys.give(null)} onStop={props.onStop} />
      </header>
      <div>
        <div lang={call.language}>
          {step.lead.map((line) => (
            <p key={line} className="call-lead">
              {line}
            </p>
          ))}
          <h2 id="call-question" tabIndex={-1} ref={heading}>
            {step.text}
          </h2>
        </div>
        <Answer {...props} keys={keys} />
      </div>
    </section>
  );
}

type AnswerKeys = ReturnType<typeof useAnswerKeys>;

/** What was typed and chosen so far, and what each key does with it. */
function useAnswerKeys({ step: { question }, answers, onAnswer, onBack, onStop }: Props) {
  const [typed, setTyped] = useState('');
  const [several, setSeveral] = useState<readonly string[]>(() => listOf(answers[question.id]));
  const [other, setOther] = useState<AnswerValue>();
  const codes = keyedAnswers(question);
  const isSeveral = question.kind === 'multiple' || question.kind === 'ranking';
  const give = (value: AnswerValue) => {
    const isOther = value !== null && 'options' in question && isOtherChosen(question, value);
    if (isOther && other === undefined) setOther(value);
    else onAnswer({ [question.id]: value });
  };
  const finish = () => give(several.length === 0 ? null : several);
  const choose = (value: string | number) => {
    if (!isSeveral) {
      give(value);
      return;
    }
    const chosen = toggled(question, several, String(value));
    setSeveral(chosen);
    // A ranking is whole when everything is in it; a list ends with Enter.
    if (question.kind === 'ranking' && chosen.length === question.options.length) give(chosen);
  };
  const press = (key: string): boolean => {
    if (isSeveral && key === 'Enter' && typed === '') {
      finish();
      return true;
    }
    const next = typeKey(codes, typed, key);
    if (next.typed === typed && next.chosen === undefined) return false;
    setTyped(next.typed);
    if (next.chosen !== undefined) choose(next.chosen.value);
    return true;
  };
  const isInWords = codes.length === 0;
  useKeys((key) => {
    if (key === 'Escape' && other !== undefined) setOther(undefined);
    else if (key === 'Escape') onStop();
    else if (key === 'Backspace' && typed !== '') setTyped('');
    else if (key === 'ArrowLeft' || key === 'Backspace') onBack();
    else if (key === 's') give(null);
    else return !isInWords && other === undefined && press(key);
    return true;
  });
  const pressCode = (code: string) => {
    const found = codes.find((one) => one.code === code);
    if (found !== undefined) choose(found.value);
  };
  return { typed, several, other, isInWords, isSeveral, give, finish, pressCode };
}

/** The keys of the answers, or a field for words. */
function Answer({ call, step: { question, text }, answers, onAnswer, keys }: Props & Readonly<{ keys: AnswerKeys }>) {
  const say = useSay();
  const { other, several, typed } = keys;
  if (other !== undefined) {
    const name = otherTextId(question);
    return (
      <WordsField
        key="other"
        label={say('call.other-words')}
        first={textOf(answers[name])}
        onSave={(words) => onAnswer({ [question.id]: other, [name]: words === '' ? null : words })}
      />
    );
  }
  if (keys.isInWords) {
    return (
      <WordsField
        label={say('call.answer')}
        first={textOf(answers[question.id])}
        isLong={question.kind === 'open' && question.short !== true}
        type={question.kind === 'date' ? 'date' : 'text'}
        refuse={(words) => (typedAnswer(question, words) === undefined ? say('call.not-a-number') : undefined)}
        onSave={(words) => keys.give(typedAnswer(question, words) ?? null)}
      />
    );
  }
  const chosen = keys.isSeveral ? { ...answers, [question.id]: several } : answers;
  const ground = { definition: call.definition, context: call.context, answers: chosen };
  return (
    <>
      <KeyedList
        label={text}
        lines={answerLines(question, ground, (words) => say(`call.${words}`))}
        onPress={keys.pressCode}
      />
      <p className="hint" aria-live="polite">
        {typed === '' ? '' : say('call.press-enter', { typed })}
      </p>
      {keys.isSeveral ? (
        <Button look="primary" onPress={keys.finish}>
          {say('call.done-choosing')} <kbd>Enter</kbd>
        </Button>
      ) : null}
    </>
  );
}

type CommandsProps = Readonly<{ onBack: (() => void) | undefined; onSkip: () => void; onStop: () => void }>;

function Commands({ onBack, onSkip, onStop }: CommandsProps) {
  const say = useSay();
  return (
    <ul className="call-commands">
      <li>
        <Button size="small" look="quiet" onPress={onSkip}>
          {say('call.skip')} <kbd>S</kbd>
        </Button>
      </li>
      {onBack === undefined ? null : (
        <li>
          <Button size="small" look="quiet" onPress={onBack}>
            {say('call.back')} <kbd>←</kbd>
          </Button>
        </li>
      )}
      <li>
        <Button size="small" look="quiet" onPress={onStop}>
          {say('call.stop')} <kbd>Esc</kbd>
        </Button>
      </li>
    </ul>
  );
}

function listOf(value: AnswerValue | undefined): readonly string[] {
  return typeof value === 'object' && value !== null ? value : [];
}

function textOf(value: AnswerValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
