import { useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Section } from '../ui/section.tsx';
import { birthdayWords, useAttributeWords } from './attribute-words.ts';
import { attributesQuery, type ContactDetail } from './customer-requests.ts';

/** Whatever else is known; what is not known is not shown as empty rows. */
export function KnownFacts({ contact }: Readonly<{ contact: ContactDetail }>) {
  const say = useSay();
  const format = useFormat();
  const attributes = useQuery(attributesQuery).data ?? [];
  const attributeWords = useAttributeWords();
  const countries = new Intl.DisplayNames(format.locale, { type: 'region' });
  const { birthday } = contact;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [say('contacts.number'), contact.external_id],
    [say('contact.lifecycle'), say(`lifecycle.${contact.lifecycle}`)],
    [say('contact.stage'), contact.stage === null ? null : say(`stage.${contact.stage}`)],
    [
      say('contact.roles'),
      contact.roles.length === 0 ? null : format.list(contact.roles.map((role) => say(`contact-role.${role}`))),
    ],
    [say('contact.birthday'), birthday === null ? null : birthdayWords(birthday, format.locale)],
    [say('contact.zone'), contact.zone],
    [say('contact.country'), contact.country === null ? null : (countries.of(contact.country) ?? contact.country)],
    [say('contact.heard-at'), contact.heard_at === null ? null : format.moment(contact.heard_at)],
    [say('contact.left-at'), contact.left_at === null ? null : format.day(contact.left_at)],
    ...attributes.map((attribute) => {
      const value = contact.attributes[attribute.key];
      return [attribute.name, value === undefined ? null : attributeWords(attribute, value)] as const;
    }),
  ];
  return (
    <Section label={say('contact.known-label')} heading={say('contact.known')} note={say('contact.known-note')}>
      <dl className="fact-list">
        {facts
          .filter(([, words]) => words !== null)
          .map(([name, words], row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an attribute may be called as one of our own facts is, and no row moves
            <Fragment key={row}>
              <dt>{name}</dt>
              <dd>{words}</dd>
            </Fragment>
          ))}
      </dl>
    </Section>
  );
}
