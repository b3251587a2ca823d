import { useQuery } from '@tanstack/react-query';
import { type RefObject, useId } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { attributesQuery } from '../contacts/customer-requests.ts';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/select-field.tsx';

type Props = Readonly<{ lastText: RefObject<HTMLTextAreaElement | null> }>;

/** What stands in for a customer's own, in the language of the text; a text in another language is completed by its writer. */
const fallbacks: Readonly<Record<'organisation' | 'event', Readonly<Record<string, string>>>> = {
  organisation: {
    nl: 'uw bedrijf',
    'nl-x-jij': 'je bedrijf',
    nb: 'bedriften din',
    nn: 'bedrifta di',
    en: 'your company',
  },
  event: {
    nl: 'uw bestelling',
    'nl-x-jij': 'je bestelling',
    nb: 'bestillingen din',
    nn: 'bestillinga di',
    en: 'your order',
  },
};

/** What can be filled in per customer: pressed, it goes where the cursor was last. */
export function MergeFields({ lastText }: Props) {
  const say = useSay();
  const id = useId();
  const attributes = useQuery(attributesQuery).data ?? [];
  const put = (fieldIn: (language: string) => string) => insert(lastText.current, fieldIn);
  const offered = [
    { label: say('letter.field-name'), fieldIn: () => '{name}' },
    { label: say('letter.field-company'), fieldIn: () => '{company}' },
    { label: say('letter.field-moment'), fieldIn: () => '{moment}' },
    {
      label: say('letter.field-event'),
      fieldIn: (language: string) => `{event.subject|${fallbacks.event[language] ?? '…'}}`,
    },
    {
      label: say('letter.field-organisation'),
      fieldIn: (language: string) => `{organisation|${fallbacks.organisation[language] ?? '…'}}`,
    },
  ];
  return (
    <fieldset className="letter-fields" aria-describedby={id}>
      <legend className="field-label">{say('letter.fields')}</legend>
      <div className="letter-field-row">
        {offered.map(({ label, fieldIn }) => (
          <Button key={label} size="small" onPress={() => put(fieldIn)}>
            {label}
          </Button>
        ))}
        {attributes.length === 0 ? null : (
          <SelectField
            isQuiet
            label={say('letter.field-attribute')}
            value=""
            options={[
              { value: '', label: say('letter.field-attribute') },
              ...attributes.map(({ key, name }) => ({ value: key, label: name })),
            ]}
            onChange={(key) => (key === '' ? undefined : put(() => `{contact.${key}|…}`))}
          />
        )}
      </div>
      <p className="hint" id={id}>
        {say('letter.fields-note')}
      </p>
    </fieldset>
  );
}

/** Types it for the writer, so that the page hears of it as of any key. */
function insert(element: HTMLTextAreaElement | null, fieldIn: (language: string) => string): void {
  if (element === null || !element.isConnected) return;
  const tag = element.name.slice(element.name.lastIndexOf('.') + 1);
  element.focus();
  element.setRangeText(fieldIn(tag), element.selectionStart, element.selectionEnd, 'end');
  element.dispatchEvent(new Event('input', { bubbles: true }));
}
