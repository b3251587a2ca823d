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
  const { call, step, answers, number, count, onAnswer, onBack, onStop } = props;
  const say = useSay();
  const { question } = step;
  const [typed, setTyped] = useState('');
  const [several, setSeveral] = useState<readonly string[]>(() => listOf(answers[question.id]));
  const [other, setOther] = useState<AnswerValue>();
  const heading = useRef<HTMLHeadingElement>(null);
  const isInWords = keyedAnswers(question).length === 0;
  // Whoever hears the page hears the new question; a field takes the cursor itself.
  useEffect(() => {
    if (!isInWords) heading.current?.focus({ preventScroll: true });
  }, [isInWords]);

  const give = (value: AnswerValue) => {
    if (value !== null && 'options' in question && isOtherChosen(question, value) && other === undefined)
      setOther(value);
    else onAnswer({ [question.id]: value });
  };
  const press = (key: string): boolean => {
    const codes = keyedAnswers(question);
    const isSeveral = question.kind === 'multiple' || question.kind === 'ranking';
    if (isSeveral && key === 'Enter' && typed === '') {
      give(several.length === 0 ? null : several);
      return true;
    }
    const next = typeKey(codes, typed, key);
    if (next.typed === typed && next.chosen === undefined) return false;
    setTyped(next.typed);
    if (next.chosen === undefined) return true;
    if (isSeveral) {
      const chosen = toggled(question, several, String(next.chosen.value));
      setSeveral(chosen);
      // A ranking is whole when everything is in it; a list ends with Enter.
      if (question.kind === 'ranking' && chosen.length === question.options.length) give(chosen);
    } else give(next.chosen.value);
    return true;
  };
  const pressAll = (code: string) => {
    const found = keyedAnswers(question).find((one) => one.code === code);
    if (found !== undefined && (question.kind === 'multiple' || question.kind === 'ranking'))
      setSeveral(toggled(question, several, String(found.value)));
    else if (found !== undefined) give(found.value);
  };
  useKeys((key) => {
    if (key === 'Escape' && other !== undefined) setOther(undefined);
    else if (key === 'Escape') onStop();
    else if (key === 'Backspace' && typed !== '') setTyped('');
    else if (key === 'ArrowLeft' || key === 'Backspace') onBack();
    else if (key === 's') give(null);
    else return !isInWords && other === undefined && press(key);
    return true;
  });
  const ground = { definition: call.definition, context: call.context, answers: { ...answers, ...chosenOf(several) } };
  return (
    <section className="section call-question" aria-labelledby="call-question">
      <header>
        <p className="section-label">{say('call.question', { number, count })}</p>
        <Commands onBack={number > 1 ? onBack : undefined} onSkip={() => give(null)} onStop={onStop} />
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
        {other !== undefined ? (
          <WordsField
            key="other"
            label={say('call.other-words')}
            first={textOf(answers[otherTextId(question)])}
            onSave={(words) => onAnswer({ [question.id]: other, [otherTextId(question)]: words === '' ? null : words })}
          />
        ) : isInWords ? (
          <WordsField
            label={say('call.answer')}
            first={textOf(answers[question.id])}
            isLong={question.kind === 'open' && question.short !== true}
            type={question.kind === 'date' ? 'date' : 'text'}
            refuse={(words) => (typedAnswer(question, words) === undefined ? say('call.not-a-number') : undefined)}
            onSave={(words) => give(typedAnswer(question, words) ?? null)}
          />
        ) : (
          <>
            <KeyedList
              label={step.text}
              lines={answerLines(question, ground, (words) => say(`call.${words}`))}
              onPress={pressAll}
            />
            <p className="hint" aria-live="polite">
              {typed === '' ? '' : say('call.press-enter', { typed })}
            </p>
            {question.kind === 'multiple' || question.kind === 'ranking' ? (
              <Button look="primary" onPress={() => give(several.length === 0 ? null : several)}>
                {say('call.done-choosing')} <kbd>Enter</kbd>
              </Button>
            ) : null}
          </>
        )}
      </div>
    </section>
  );

  function chosenOf(list: readonly string[]): Answers {
    return list.length === 0 && !Array.isArray(answers[question.id]) ? {} : { [question.id]: list };
  }
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
