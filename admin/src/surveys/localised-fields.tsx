import '../ui/field.css';
import { directionOf, htmlLanguage, type LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { type SurveyText, textIn } from '@voldaan/domain/surveys/survey-text';
import { Fragment, type ReactNode, useId } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Icon } from '../ui/icon.tsx';
import { nameOfLanguage } from './builder/languages.ts';

export type LocalisedField = Readonly<{
  name: string;
  label: string;
  value: SurveyText;
  /** Long texts get a box that grows with them. */
  isLong?: boolean;
  /** A text that may stay empty in every language is not missing anywhere. */
  isOptional?: boolean;
  /** The group makes the keys of one text one step to undo. */
  onChange: (value: SurveyText, group: string) => void;
  /** What can be done with the row itself, below its texts. */
  below?: ReactNode;
}>;

type Props = Readonly<{
  caption: string;
  languages: readonly LanguageTag[];
  fields: readonly LocalisedField[];
  /** What stands below each text that is written. */
  underneath?: (field: LocalisedField, tag: LanguageTag) => ReactNode;
}>;

/** One text in several languages side by side; a missing one is seen at once. */
export function LocalisedFields({ caption, languages, fields, underneath }: Props) {
  const warning = useId();
  const needed = fields.filter((field) => !field.isOptional);
  const missing = languages
    .map((tag) => ({ tag, count: needed.filter(({ value }) => isBlank(textIn(value, tag))).length }))
    .filter(({ count }) => count > 0);
  return (
    <>
      <div className="localised-scroll">
        <table className={`localised localised-${Math.min(languages.length, columnsMax)}`}>
          <caption className="unseen">{caption}</caption>
          <thead>
            <tr>
              <td />
              {languages.map((tag) => (
                <th key={tag} scope="col" lang={htmlLanguage(tag)}>
                  {nameOfLanguage(tag)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <FieldRow
                key={field.name}
                field={field}
                languages={languages}
                warning={warning}
                underneath={underneath}
              />
            ))}
          </tbody>
        </table>
      </div>
      <MissingTexts id={warning} missing={missing} />
    </>
  );
}

/** More columns than this and the table scrolls by itself. */
const columnsMax = 6;

type RowProps = Readonly<{
  field: LocalisedField;
  languages: readonly LanguageTag[];
  warning: string;
  underneath: Props['underneath'];
}>;

function FieldRow({ field, languages, warning, underneath }: RowProps) {
  return (
    <Fragment>
      <tr>
        <th scope="row">{field.label}</th>
        {languages.map((tag) => (
          <td key={tag} data-language={nameOfLanguage(tag)}>
            <LocalisedInput field={field} tag={tag} describedBy={warning} />
            {isBlank(textIn(field.value, tag)) ? null : underneath?.(field, tag)}
          </td>
        ))}
      </tr>
      {field.below ? (
        <tr className="localised-below">
          <td />
          <td colSpan={languages.length}>{field.below}</td>
        </tr>
      ) : null}
    </Fragment>
  );
}

type MissingProps = Readonly<{ id: string; missing: readonly Readonly<{ tag: LanguageTag; count: number }>[] }>;

function MissingTexts({ id, missing }: MissingProps) {
  const say = useSay();
  const format = useFormat();
  if (missing.length === 0) return null;
  return (
    <p className="field-warning" id={id}>
      <Icon name="warning" />
      <span>
        {say('editor.missing', {
          count: missing.reduce((sum, { count }) => sum + count, 0),
          languages: format.list(missing.map(({ tag }) => nameOfLanguage(tag))),
        })}
      </span>
    </p>
  );
}

type InputProps = Readonly<{ field: LocalisedField; tag: LanguageTag; describedBy: string }>;

function LocalisedInput({ field, tag, describedBy }: InputProps) {
  const say = useSay();
  const { value, onChange } = field;
  const text = textIn(value, tag);
  const isMissing = isBlank(text) && !field.isOptional;
  return (
    <textarea
      className={isMissing ? 'input input-missing' : 'input'}
      id={`field-${field.name}.${tag}`}
      name={`${field.name}.${tag}`}
      aria-label={say('editor.field', { field: field.label, language: nameOfLanguage(tag) })}
      aria-describedby={isMissing ? describedBy : undefined}
      placeholder={isMissing ? say('editor.missing-here') : ''}
      lang={htmlLanguage(tag)}
      dir={directionOf(tag)}
      rows={field.isLong ? 3 : 1}
      spellCheck
      value={text}
      onChange={(event) =>
        onChange({ ...value, [tag]: event.target.value.replaceAll('\n', ' ') }, `${field.name}.${tag}`)
      }
    />
  );
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
