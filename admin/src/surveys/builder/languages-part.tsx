import { htmlLanguage, type LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { textIn } from '@voldaan/domain/surveys/survey-text';
import { useState } from 'react';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Toggle } from '../../ui/choice.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TableScroll } from '../../ui/table-scroll.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { nameOfLanguage, offeredLanguages, readLanguageTag } from './languages.ts';
import { PartFindings } from './part-findings.tsx';
import { PartHeading, PartSection } from './part-section.tsx';
import { statusAt, textPlaces } from './text-places.ts';
import { useBuilder } from './use-builder.ts';

const languagesMax = 20;

/** In which languages the survey is asked, how much of each is written, and who has looked at it. */
export function LanguagesPart() {
  const say = useSay();
  const { draft, showsStatus, setShowsStatus } = useBuilder();
  const { definition, change } = draft;
  return (
    <>
      <PartHeading note={say('languages.note')}>{say('languages.heading')}</PartHeading>
      <TableScroll label={say('languages.heading')}>
        <table className="language-table">
          <caption className="unseen">{say('languages.heading')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('languages.language')}</th>
              <th scope="col" className="end">
                {say('languages.missing')}
              </th>
              <th scope="col" className="end">
                {say('languages.reviewed')}
              </th>
              <th scope="col">
                <span className="unseen">{say('surveys.next')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {definition.languages.map((tag, index) => (
              <LanguageRow key={tag} tag={tag} isFirst={index === 0} />
            ))}
          </tbody>
        </table>
      </TableScroll>
      {definition.languages.length < languagesMax ? (
        <AddLanguage onAdd={(tag) => change((current) => ({ ...current, languages: [...current.languages, tag] }))} />
      ) : null}
      <PartSection heading={say('languages.statuses')} note={say('languages.statuses-note')}>
        <Toggle isSelected={showsStatus} onChange={setShowsStatus}>
          {say('languages.show-status')}
        </Toggle>
      </PartSection>
      <PartFindings part="languages" />
    </>
  );
}

function LanguageRow({ tag, isFirst }: Readonly<{ tag: LanguageTag; isFirst: boolean }>) {
  const say = useSay();
  const toast = useToast();
  const { draft } = useBuilder();
  const { definition, change } = draft;
  const places = textPlaces(definition);
  const written = places.filter(({ text }) => textIn(text, tag).trim() !== '');
  const reviewed = written.filter(({ pointer }) => statusAt(definition, pointer, tag) !== 'draft');
  const needed = places.filter(({ text, name }) => isNeeded(name) && textIn(text, tag).trim() === '');
  const remove = () => {
    change((current) => ({ ...current, languages: current.languages.filter((one) => one !== tag) }));
    toast({ text: say('languages.removed', { language: nameOfLanguage(tag) }), undo: draft.undo });
  };
  return (
    <tr>
      <th scope="row">
        <span lang={htmlLanguage(tag)}>{nameOfLanguage(tag)}</span>
        {isFirst ? <small>{say('languages.first')}</small> : null}
      </th>
      <td className="end number">{needed.length === 0 ? '–' : needed.length}</td>
      <td className="end number">{say('languages.of', { done: reviewed.length, count: written.length })}</td>
      <td className="end">
        <span className="option-actions">
          {isFirst ? null : (
            <Button
              size="small"
              look="quiet"
              label={say('languages.make-first', { language: nameOfLanguage(tag) })}
              onPress={() =>
                change((current) => ({
                  ...current,
                  languages: [tag, ...current.languages.filter((one) => one !== tag)],
                }))
              }
            >
              {say('languages.first-button')}
            </Button>
          )}
          <Button
            size="small"
            look="quiet"
            isDisabled={definition.languages.length === 1}
            label={say('languages.remove', { language: nameOfLanguage(tag) })}
            onPress={remove}
          >
            {say('part.remove')}
          </Button>
        </span>
      </td>
    </tr>
  );
}

/** The words that fill {moment} and a unit may be empty where nothing uses them. */
function isNeeded(name: string): boolean {
  return name !== 'moment' && name !== 'product' && !name.endsWith('.unit');
}

const other = 'other';

function AddLanguage({ onAdd }: Readonly<{ onAdd: (tag: LanguageTag) => void }>) {
  const say = useSay();
  const { definition } = useBuilder().draft;
  const [chosen, setChosen] = useState('');
  const [typed, setTyped] = useState('');
  const free = offeredLanguages.filter((tag) => !definition.languages.includes(tag));
  const tag = chosen === other ? readLanguageTag(typed) : chosen;
  const isNew = tag !== undefined && tag !== '' && !definition.languages.includes(tag);
  return (
    <div className="add-language">
      <SelectField
        label={say('languages.add')}
        value={chosen}
        options={[
          { value: '', label: say('languages.choose') },
          ...free.map((value) => ({ value, label: nameOfLanguage(value) })),
          { value: other, label: say('languages.other') },
        ]}
        onChange={setChosen}
      />
      {chosen === other ? (
        <TextField
          label={say('languages.tag')}
          name="language.tag"
          placeholder="sr-Latn"
          value={typed}
          hint={isNew ? nameOfLanguage(tag) : say('languages.tag-hint')}
          onChange={setTyped}
        />
      ) : null}
      <Button
        isDisabled={!isNew}
        onPress={() => {
          if (tag !== undefined && isNew) onAdd(tag);
          setChosen('');
          setTyped('');
        }}
      >
        <Icon name="plus" />
        {say('languages.add-button')}
      </Button>
    </div>
  );
}
