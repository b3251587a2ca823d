import { useId, useLayoutEffect, useRef, useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Refusal } from '../ui/refusal.tsx';

type Props = Readonly<{
  label: string;
  first: string;
  isLong?: boolean;
  type?: 'text' | 'date';
  /** Why these words are no answer; undefined when they are. */
  refuse?: (words: string) => string | undefined;
  onSave: (words: string) => void;
}>;

/** Words are typed while they are spoken. Enter keeps them; with Shift it begins a line. */
export function WordsField({ label, first, isLong = false, type = 'text', refuse, onSave }: Props) {
  const say = useSay();
  const id = useId();
  const field = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const [words, setWords] = useState(first);
  const [reason, setReason] = useState('');
  useLayoutEffect(() => field.current?.focus(), []);
  const save = () => {
    const refusal = refuse?.(words);
    if (refusal === undefined) onSave(words.trim());
    else setReason(refusal);
  };
  const common = {
    id,
    ref: field,
    className: 'input',
    value: words,
    onChange: (event: { target: { value: string } }) => setWords(event.target.value),
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key !== 'Enter' || event.shiftKey) return;
      event.preventDefault();
      save();
    },
  };
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {isLong ? <textarea rows={4} {...common} /> : <input type={type} {...common} />}
      <Refusal reason={reason} />
      <p className="row after-field">
        <Button look="primary" onPress={save}>
          {say('call.save-answer')} <kbd>Enter</kbd>
        </Button>
      </p>
    </div>
  );
}
