import { attributeIds, attributes } from '@voldaan/domain/surveys/library/attributes';
import type { RatingQuestion } from '@voldaan/domain/surveys/question/rating';
import { useLanguage } from '../../catalogue/language-provider.tsx';
import { useSay } from '../../catalogue/text.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useChangeItem } from './use-change-item.ts';

/** What is rated, from the list that reports compare by; a name of the company's own stays as it is. */
export function AttributeField({ rating }: Readonly<{ rating: RatingQuestion }>) {
  const say = useSay();
  const { language } = useLanguage();
  const change = useChangeItem(rating);
  const { attribute } = rating;
  const listed = attributeIds.map((id) => ({ value: String(id), label: attributes[id].label[language] }));
  const own = attribute === undefined || listed.some(({ value }) => value === attribute) ? [] : [attribute];
  return (
    <SelectField
      className="span-3"
      label={say('rating.attribute')}
      value={attribute ?? ''}
      options={[
        { value: '', label: say('rating.attribute-none') },
        ...listed,
        ...own.map((value) => ({ value, label: value })),
      ]}
      onChange={(value) => change(({ attribute: _, ...rest }) => (value === '' ? rest : { ...rest, attribute: value }))}
    />
  );
}
