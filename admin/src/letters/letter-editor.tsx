import './letters.css';
import { useQuery } from '@tanstack/react-query';
import { changeTone } from '@voldaan/domain/studies/change-tone';
import { letterFaults } from '@voldaan/domain/studies/check-letter';
import type { Letter } from '@voldaan/domain/studies/letter';
import { lintLetter } from '@voldaan/domain/studies/lint-letter';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { useMemo, useRef } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { attributesQuery } from '../contacts/customer-requests.ts';
import { nameOfLanguage } from '../surveys/builder/languages.ts';
import { Segment } from '../ui/choice.tsx';
import { Icon } from '../ui/icon.tsx';
import { TextField } from '../ui/text-field.tsx';
import { LetterAdvice } from './letter-advice.tsx';
import { LetterBlocks } from './letter-blocks.tsx';
import { LetterTexts } from './letter-texts.tsx';
import { MergeFields } from './merge-fields.tsx';

type Props = Readonly<{
  letter: Letter;
  onChange: (letter: Letter) => void;
  /** Of the survey: every text is written in each. */
  languages: readonly LanguageTag[];
  /** Begins the names of the fields, so that a page can hold a letter and its reminder. */
  name?: string;
}>;

/** What a mail says, piece by piece, in every language of the survey, and in whose name. */
export function LetterEditor({ letter, onChange, languages, name = 'letter' }: Props) {
  const say = useSay();
  const findings = useMemo(() => lintLetter(letter, languages), [letter, languages]);
  const attributes = useQuery(attributesQuery).data;
  const faults = useMemo(() => {
    const keys = attributes?.map(({ key }) => key);
    return letterFaults(letter, languages, keys);
  }, [letter, languages, attributes]);
  // A name is said beside its own field; it is the same in every language.
  const missing = faults.filter(({ code, pointer }) => code === 'text_missing' && pointer !== '/senderName');
  const lastText = useRef<HTMLTextAreaElement | null>(null);
  const advice = (pointer: string) => <LetterAdvice pointer={pointer} faults={faults} findings={findings} />;
  const texts = { languages, onFocus: (element: HTMLTextAreaElement) => (lastText.current = element) };
  return (
    <div className="letter-editor">
      <Sender letter={letter} onChange={onChange} name={name} />
      {advice('/senderName')}
      {languages.includes('nl') ? (
        <Segment
          className="letter-tone"
          label={say('letter.tone')}
          value={letter.tone}
          options={(['formal', 'familiar'] as const).map((tone) => ({
            value: tone,
            label: say(`letter.tone-${tone}`),
          }))}
          onChange={(tone) => onChange(changeTone(letter, tone))}
        />
      ) : null}
      <LetterTexts
        {...texts}
        name={`${name}.subject`}
        label={say('letter.subject')}
        value={letter.subject}
        onChange={(subject) => onChange({ ...letter, subject })}
      />
      {advice('/subject')}
      <LetterTexts
        {...texts}
        name={`${name}.preheader`}
        label={say('letter.preheader')}
        hint={say('letter.preheader-hint')}
        isOptional
        value={letter.preheader}
        onChange={(preheader) => onChange({ ...letter, preheader })}
      />
      {advice('/preheader')}
      <MergeFields lastText={lastText} />
      <LetterBlocks letter={letter} onChange={onChange} texts={texts} name={name} advice={advice} />
      {advice('/blocks')}
      <Missing pointers={missing.map(({ pointer }) => pointer)} />
    </div>
  );
}

/** In whose name: a person whom customers may answer. */
function Sender({ letter, onChange, name }: Required<Pick<Props, 'letter' | 'onChange' | 'name'>>) {
  const say = useSay();
  return (
    <div className="field-grid">
      <TextField
        className="span-3"
        label={say('letter.sender')}
        name={`${name}.senderName`}
        value={letter.senderName}
        hint={say('letter.sender-hint')}
        error={letter.senderName.trim() === '' ? say('editor.missing-here') : undefined}
        onChange={(senderName) => onChange({ ...letter, senderName })}
      />
      <TextField
        className="span-3"
        label={say('letter.reply')}
        name={`${name}.replyTo`}
        type="email"
        value={letter.replyTo}
        hint={say('letter.reply-hint')}
        onChange={(replyTo) => onChange({ ...letter, replyTo })}
      />
    </div>
  );
}

/** How many texts are still to be written, and in which languages. */
function Missing({ pointers }: Readonly<{ pointers: readonly string[] }>) {
  const say = useSay();
  const format = useFormat();
  if (pointers.length === 0) return null;
  const tags = [...new Set(pointers.map(lastPart))];
  return (
    <p className="field-warning">
      <Icon name="warning" />
      <span>{say('editor.missing', { count: pointers.length, languages: format.list(tags.map(nameOfLanguage)) })}</span>
    </p>
  );
}

function lastPart(pointer: string): string {
  return pointer.slice(pointer.lastIndexOf('/') + 1);
}
