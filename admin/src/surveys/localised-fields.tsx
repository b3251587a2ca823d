import '../ui/field.css';
import { type Language, type Localised, languageNames, languages } from '@voldaan/domain/language';
import { useId } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { Icon } from '../ui/icon.tsx';

export type LocalisedField = Readonly<{
  name: string;
  label: string;
  value: Localised;
  /** Long texts get a box that grows with them. */
  isLong?: boolean;
  onChange: (value: Localised) => void;
}>;

type Props = Readonly<{ caption: string; fields: readonly LocalisedField[]; onFocus?: () => void }>;

/** One text in three languages side by side; a missing one is seen at once, and says what it keeps from happening. */
export function LocalisedFields({ caption, fields, onFocus }: Props) {
  const say = useSay();
  const warning = useId();
  const missing = languages
    .map((language) => ({ language, count: fields.filter(({ value }) => isBlank(value[language])).length }))
    .filter(({ count }) => count > 0);
  return (
    <>
      <table className="localised" onFocus={onFocus}>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <td />
            {languages.map((language) => (
              <th key={language} scope="col" lang={language}>
                {languageNames[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.name}>
              <th scope="row">{field.label}</th>
              {languages.map((language) => (
                <td key={language} data-language={languageNames[language]}>
                  <LocalisedInput
                    field={field}
                    language={language}
                    describedBy={missing.length > 0 ? warning : undefined}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {missing.length > 0 ? (
        <p className="field-warning" id={warning}>
          <Icon name="warning" />
          <span>
            {missing.map(({ language, count }) => (
              <span key={language}>{say('editor.missing', { language: languageNames[language], count })} </span>
            ))}
          </span>
        </p>
      ) : null}
    </>
  );
}

type InputProps = Readonly<{ field: LocalisedField; language: Language; describedBy: string | undefined }>;

function LocalisedInput({ field, language, describedBy }: InputProps) {
  const say = useSay();
  const { value, onChange } = field;
  const isMissing = isBlank(value[language]);
  return (
    <textarea
      className={isMissing ? 'input input-missing' : 'input'}
      id={`field-${field.name}.${language}`}
      name={`${field.name}.${language}`}
      aria-label={say('editor.field', { field: field.label, language: languageNames[language] })}
      aria-describedby={isMissing ? describedBy : undefined}
      placeholder={say('editor.missing-here')}
      lang={language}
      rows={field.isLong ? 3 : 1}
      spellCheck
      value={value[language]}
      onChange={(event) => onChange({ ...value, [language]: event.target.value.replaceAll('\n', ' ') })}
    />
  );
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
