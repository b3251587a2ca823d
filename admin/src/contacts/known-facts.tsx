import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
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
    [say('contact.country'), contact.country],
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
          .flatMap(([name, words]) => [<dt key={`${name} name`}>{name}</dt>, <dd key={name}>{words}</dd>])}
      </dl>
    </Section>
  );
}
