import { directionOf, htmlLanguage, type LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { type SurveyText, textIn } from '@voldaan/domain/surveys/survey-text';
import { useId } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { nameOfLanguage } from '../surveys/builder/languages.ts';

/** What all texts of one letter share. */
export type LetterTextsFrame = Readonly<{
  languages: readonly LanguageTag[];
  /** A merge field is put where the cursor was last. */
  onFocus: (element: HTMLTextAreaElement) => void;
}>;

type Props = LetterTextsFrame &
  Readonly<{
    name: string;
    label: string;
    /** The label stands above already. */
    isLabelHidden?: boolean;
    hint?: string;
    value: SurveyText;
    onChange: (value: SurveyText) => void;
    /** Several paragraphs; a blank line parts them. */
    isLong?: boolean;
    isOptional?: boolean;
  }>;

/** One text of a letter in every language, side by side where there is room; a missing one is seen at once. */
export function LetterTexts(props: Props) {
  const { label, hint, languages } = props;
  const id = useId();
  return (
    <div className="letter-texts">
      {props.isLabelHidden ? null : <span className="field-label">{label}</span>}
      <div className="letter-languages">
        {languages.map((tag) => (
          <OneText key={tag} {...props} tag={tag} hintId={hint === undefined ? undefined : id} />
        ))}
      </div>
      {hint === undefined ? null : (
        <span className="hint" id={id}>
          {hint}
        </span>
      )}
    </div>
  );
}

function OneText(props: Props & Readonly<{ tag: LanguageTag; hintId: string | undefined }>) {
  const { name, label, value, onChange, isLong = false, isOptional = false, tag, hintId, onFocus } = props;
  const say = useSay();
  const text = textIn(value, tag);
  const isMissing = text.trim() === '' && !isOptional;
  return (
    <span className="letter-language">
      {props.languages.length > 1 ? (
        <span className="meta" aria-hidden="true">
          {nameOfLanguage(tag)}
        </span>
      ) : null}
      <textarea
        className={isMissing ? 'input input-missing' : 'input'}
        id={`field-${name}.${tag}`}
        name={`${name}.${tag}`}
        aria-label={say('editor.field', { field: label, language: nameOfLanguage(tag) })}
        aria-describedby={hintId}
        placeholder={isMissing ? say('editor.missing-here') : ''}
        lang={htmlLanguage(tag)}
        dir={directionOf(tag)}
        rows={isLong ? 5 : 1}
        spellCheck
        value={text}
        onFocus={(event) => onFocus(event.target)}
        onChange={({ target }) => onChange({ ...value, [tag]: isLong ? target.value : onOneLine(target.value) })}
      />
    </span>
  );
}

function onOneLine(text: string): string {
  return text.replaceAll('\n', ' ');
}
