import { Refusal } from '@voldaan/domain/refusal';
import { parseExpression } from '@voldaan/domain/surveys/expression/parse-expression';
import type { Question } from '@voldaan/domain/surveys/question/question';
import { useState } from 'react';
import { useSay } from '../../catalogue/text.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Props = Readonly<{ when: string; onChange: (when: string) => void; questions: readonly Question[] }>;

/** A condition as text. What cannot be read is told with its place, and only what can be read is kept. */
export function ConditionSource({ when, onChange, questions }: Props) {
  const say = useSay();
  // What was typed belongs to the condition that it was typed for: an undo brings another.
  const [held, setHeld] = useState({ typed: when, when });
  const typed = held.when === when ? held.typed : when;
  const fault = faultOf(typed);
  return (
    <TextField
      label={say('condition.source')}
      name="condition.source"
      rows={2}
      value={typed}
      hint={say('condition.source-hint', { names: questions.map(({ id }) => id).join(', ') || '–' })}
      error={
        fault === undefined
          ? undefined
          : fault.position === undefined
            ? say('condition.too-big')
            : say('condition.fault', { position: fault.position })
      }
      onChange={(text) => {
        const isRead = faultOf(text) === undefined;
        setHeld({ typed: text, when: isRead ? text : when });
        if (isRead) onChange(text);
      }}
    />
  );
}

function faultOf(source: string): Readonly<{ position: number | undefined }> | undefined {
  try {
    parseExpression(source);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const position = error.detail.values?.['position'];
    return { position: typeof position === 'number' ? position : undefined };
  }
}
