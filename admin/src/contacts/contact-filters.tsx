import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lifecycles } from '@voldaan/domain/contacts/customer';
import { useSay } from '../catalogue/text.tsx';
import { LinkButton } from '../ui/button.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { SelectField, type SelectOption } from '../ui/select-field.tsx';
import type { ContactSearch } from './contact-search.ts';
import { type Attribute, attributesQuery, organisationQuery } from './customer-requests.ts';

const route = getRouteApi('/signed-in/contacts');

/** The filters stand in the address, so that a copied one shows a colleague the same. */
export function ContactFilters({ search }: Readonly<{ search: ContactSearch }>) {
  const say = useSay();
  const navigate = route.useNavigate();
  const attributes = useQuery(attributesQuery).data ?? [];
  const choose = (change: ContactSearch, dropped: readonly (keyof ContactSearch)[] = []) =>
    void navigate({
      search: (current: ContactSearch) =>
        Object.fromEntries(
          Object.entries({ ...current, ...change }).filter(
            ([name, value]) => value !== '' && !dropped.some((gone) => gone === name),
          ),
        ),
      replace: true,
    });
  return (
    <search className="contact-filters" aria-label={say('contacts.filter')}>
      <SearchField
        label={say('contacts.search')}
        value={search.search ?? ''}
        onSearch={(text) => choose({ search: text })}
      />
      <SelectField
        isQuiet
        label={say('contact.lifecycle')}
        value={search.lifecycle ?? ''}
        options={[
          { value: '', label: say('contacts.all-lifecycles') },
          ...lifecycles.map((lifecycle) => ({ value: lifecycle, label: say(`lifecycle.${lifecycle}`) })),
        ]}
        onChange={(lifecycle) => choose({ lifecycle })}
      />
      <SelectField
        isQuiet
        label={say('contacts.reach')}
        value={search.reach ?? ''}
        options={[
          { value: '', label: say('contacts.any-reach') },
          { value: 'open', label: say('contacts.reach-open') },
          { value: 'refused', label: say('contacts.reach-refused') },
        ]}
        onChange={(reach) => choose({ reach })}
      />
      <AttributeFilter attributes={attributes} search={search} onChoose={choose} />
      <OrganisationFilter id={search.organisation} onClear={() => choose({}, ['organisation'])} />
      {Object.keys(search).length > 0 ? (
        <LinkButton onPress={() => void navigate({ search: {} })}>{say('responses.clear')}</LinkButton>
      ) : null}
    </search>
  );
}

type AttributeProps = Readonly<{
  attributes: readonly Attribute[];
  search: ContactSearch;
  onChoose: (change: ContactSearch, dropped?: readonly (keyof ContactSearch)[]) => void;
}>;

/** First which attribute, then its value where its values are known. */
function AttributeFilter({ attributes, search, onChoose }: AttributeProps) {
  const say = useSay();
  if (attributes.length === 0) return null;
  const chosen = attributes.find(({ key }) => key === search.attribute);
  const values = chosen === undefined ? [] : valuesOf(chosen, say('ui.yes'), say('ui.no'));
  return (
    <>
      <SelectField
        isQuiet
        label={say('contacts.attribute')}
        value={search.attribute ?? ''}
        options={[
          { value: '', label: say('contacts.any-attribute') },
          ...attributes.map(({ key, name }) => ({ value: key, label: name })),
        ]}
        onChange={(attribute) => onChoose({ attribute }, attribute === '' ? ['attribute', 'value'] : ['value'])}
      />
      {values.length > 0 ? (
        <SelectField
          isQuiet
          label={chosen?.name ?? ''}
          value={search.value ?? ''}
          options={[{ value: '', label: say('contacts.any-value') }, ...values]}
          onChange={(value) => onChoose({ value })}
        />
      ) : null}
    </>
  );
}

function valuesOf({ kind, choices }: Attribute, yes: string, no: string): readonly SelectOption<string>[] {
  if (kind === 'choice') return choices.map((choice) => ({ value: choice, label: choice }));
  if (kind !== 'yes_no') return [];
  return [
    { value: 'true', label: yes },
    { value: 'false', label: no },
  ];
}

function OrganisationFilter({ id, onClear }: Readonly<{ id: string | undefined; onClear: () => void }>) {
  const say = useSay();
  const organisation = useQuery({ ...organisationQuery(id ?? ''), enabled: id !== undefined }).data;
  if (id === undefined || organisation === undefined) return null;
  return (
    <span>
      {organisation.name} <LinkButton onPress={onClear}>{say('contacts.any-organisation')}</LinkButton>
    </span>
  );
}
