import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { contactRoles, lifecycles, stages } from '@voldaan/domain/contacts/customer';
import { languageNames, languages } from '@voldaan/domain/language';
import { useState } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Choice, Tick } from '../ui/choice.tsx';
import { namedOptions } from '../ui/named-options.ts';
import { SearchField } from '../ui/search-field.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { ContactEdit } from './contact-edit.ts';
import { type Attribute, organisationQuery, organisationsQuery } from './customer-requests.ts';

type Props = Readonly<{
  edit: ContactEdit;
  change: (part: Partial<ContactEdit>) => void;
  errorOf: (field: string) => string | undefined;
}>;

/** Who it is and how to reach them. */
export function IdentityFields({ edit, change, errorOf }: Props) {
  const say = useSay();
  return (
    <div className="field-grid">
      <TextField
        className="span-3"
        label={say('contact.name')}
        name="name"
        value={edit.name}
        onChange={(name) => change({ name })}
        error={errorOf('name')}
      />
      <TextField
        className="span-3"
        label={say('account.email')}
        name="email"
        type="email"
        isRequired
        value={edit.email}
        onChange={(email) => change({ email })}
        error={errorOf('email')}
      />
      <TextField
        className="span-3"
        label={say('contact.phone')}
        name="phone"
        value={edit.phone}
        onChange={(phone) => change({ phone })}
        error={errorOf('phone')}
      />
      <TextField
        className="span-3"
        label={say('contacts.number')}
        name="external_id"
        value={edit.external_id}
        onChange={(external_id) => change({ external_id })}
        error={errorOf('external_id')}
        hint={say('contact.number-hint')}
      />
      <SelectField
        className="span-2"
        label={say('contacts.language')}
        value={edit.language}
        options={[
          { value: '', label: say('contact.language-own') },
          ...languages.map((language) => ({ value: language, label: languageNames[language], lang: language })),
        ]}
        onChange={(language) => change({ language })}
      />
      <BirthdayFields edit={edit} change={change} errorOf={errorOf} />
    </div>
  );
}

/** Day and month: nobody's age is asked for. */
function BirthdayFields({ edit, change, errorOf }: Props) {
  const say = useSay();
  const format = useFormat();
  const months = new Intl.DateTimeFormat(format.locale, { month: 'long', timeZone: 'UTC' });
  return (
    <>
      <TextField
        className="span-2 birth-day"
        label={say('contact.birth-day')}
        name="birthday"
        inputMode="numeric"
        lengthMax={2}
        value={edit.birthDay}
        onChange={(birthDay) => change({ birthDay })}
        error={errorOf('birthday') ?? errorOf('birthday.day') ?? errorOf('birthday.month')}
      />
      <SelectField
        className="span-2"
        label={say('contact.birth-month')}
        value={edit.birthMonth}
        options={[
          { value: '', label: '–' },
          ...Array.from({ length: 12 }, (_, month) => ({
            value: String(month + 1),
            label: months.format(Date.UTC(2024, month, 1)),
          })),
        ]}
        onChange={(birthMonth) => change({ birthMonth })}
      />
    </>
  );
}

/** What the customer is to us: organisation, roles, how far the relation has come. */
export function RelationFields({ edit, change, errorOf }: Props) {
  const say = useSay();
  return (
    <div className="field-grid">
      <OrganisationField edit={edit} change={change} errorOf={errorOf} />
      <RolesField edit={edit} change={change} errorOf={errorOf} />
      <Choice
        label={say('contact.lifecycle')}
        value={edit.lifecycle}
        options={lifecycles.map((value) => ({ value, label: say(`lifecycle.${value}`) }))}
        onChange={(lifecycle) => change({ lifecycle })}
      />
      <SelectField
        className="span-3"
        label={say('contact.stage')}
        value={edit.stage}
        options={[
          { value: '', label: say('contact.no-stage') },
          ...stages.map((value) => ({ value, label: say(`stage.${value}`) })),
        ]}
        onChange={(stage) => change({ stage })}
      />
      <TextField
        className="span-3"
        label={say('contact.country')}
        name="country"
        lengthMax={2}
        hint={say('contact.country-hint')}
        value={edit.country}
        onChange={(country) => change({ country })}
        error={errorOf('country')}
      />
      <TextField
        label={say('contact.zone')}
        name="zone"
        placeholder="Europe/Amsterdam"
        hint={say('contact.zone-hint')}
        value={edit.zone}
        onChange={(zone) => change({ zone })}
        error={errorOf('zone')}
      />
    </div>
  );
}

/** The first by name, or those that are searched for where there are more; the one that is held is always among them. */
function OrganisationField({ edit, change }: Props) {
  const say = useSay();
  const [search, setSearch] = useState('');
  const found = useInfiniteQuery({ ...organisationsQuery(search), placeholderData: keepPreviousData });
  const listed = found.data?.pages.flatMap(({ data }) => data) ?? [];
  const isListed = listed.some(({ id }) => id === edit.organisation_id);
  const held = useQuery({
    ...organisationQuery(edit.organisation_id),
    enabled: edit.organisation_id !== '' && !isListed,
  }).data;
  const offered = held === undefined || isListed ? listed : [held, ...listed];
  return (
    <div className="stack">
      <SelectField
        label={say('contact.organisation')}
        value={edit.organisation_id}
        options={[{ value: '', label: say('contact.no-organisation') }, ...namedOptions(offered)]}
        onChange={(organisation_id) => change({ organisation_id })}
      />
      {found.hasNextPage || search !== '' ? (
        <SearchField label={say('organisations.search')} value={search} onSearch={setSearch} />
      ) : null}
    </div>
  );
}

function RolesField({ edit, change }: Props) {
  const say = useSay();
  return (
    <fieldset className="plain-fieldset">
      <legend className="field-label">{say('contact.roles')}</legend>
      {contactRoles.map((role) => (
        <Tick
          key={role}
          isSelected={edit.roles.includes(role)}
          onChange={(isSelected) =>
            change({ roles: isSelected ? [...edit.roles, role] : edit.roles.filter((held) => held !== role) })
          }
        >
          {say(`contact-role.${role}`)}
        </Tick>
      ))}
    </fieldset>
  );
}

/** The workspace's own fields, each by its type. */
export function AttributeFields({
  edit,
  change,
  errorOf,
  attributes,
}: Props & Readonly<{ attributes: readonly Attribute[] }>) {
  const say = useSay();
  const set = (key: string, value: string) => change({ attributes: { ...edit.attributes, [key]: value } });
  return (
    <div className="field-grid">
      {attributes.map((attribute) => {
        const { key, name, kind } = attribute;
        const value = edit.attributes[key] ?? '';
        if (kind === 'choice' || kind === 'yes_no') {
          const offered =
            kind === 'choice'
              ? attribute.choices.map((choice) => ({ value: choice, label: choice }))
              : [
                  { value: 'true', label: say('ui.yes') },
                  { value: 'false', label: say('ui.no') },
                ];
          return (
            <SelectField
              key={key}
              className="span-3"
              label={name}
              value={value}
              options={[{ value: '', label: '–' }, ...offered]}
              onChange={(chosen) => set(key, chosen)}
            />
          );
        }
        return (
          <TextField
            key={key}
            className="span-3"
            label={name}
            name={`attributes.${key}`}
            value={value}
            {...(kind === 'number' ? { inputMode: 'decimal' } : {})}
            {...(kind === 'date' ? { placeholder: '2026-05-17' } : {})}
            onChange={(typed) => set(key, typed)}
            error={errorOf(`attributes.${key}`)}
          />
        );
      })}
    </div>
  );
}
