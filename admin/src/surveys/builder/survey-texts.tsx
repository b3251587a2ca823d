import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { textStatuses } from '@voldaan/domain/surveys/survey-text';
import { useSay } from '../../catalogue/text.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { type LocalisedField, LocalisedFields } from '../localised-fields.tsx';
import { nameOfLanguage } from './languages.ts';
import { statusOf, withStatus } from './text-places.ts';
import { useBuilder } from './use-builder.ts';

/** `only` shows some of the survey's languages. */
type Props = Readonly<{ caption: string; fields: readonly LocalisedField[]; only?: readonly LanguageTag[] }>;

/** Texts in the languages of the survey, with how far each wording has come when that is wanted. */
export function SurveyTexts({ caption, fields, only }: Props) {
  const { draft, showsStatus } = useBuilder();
  return (
    <LocalisedFields
      caption={caption}
      languages={only ?? draft.definition.languages}
      fields={fields}
      {...(showsStatus ? { underneath: (field, tag) => <StatusField field={field} tag={tag} /> } : {})}
    />
  );
}

/** Writing a text anew makes it a draft again. */
function StatusField({ field, tag }: Readonly<{ field: LocalisedField; tag: LanguageTag }>) {
  const say = useSay();
  const { definition, change } = useBuilder().draft;
  return (
    <SelectField
      isQuiet
      className="text-status"
      label={say('status.label', { field: field.label, language: nameOfLanguage(tag) })}
      value={statusOf(definition, field.name, tag)}
      options={textStatuses.map((status) => ({ value: status, label: say(`status.${status}`) }))}
      onChange={(status) => change((current) => withStatus(current, { name: field.name, tag, status }))}
    />
  );
}
