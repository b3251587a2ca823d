import { type AttributeId, attributeIds, attributes } from '@voldaan/domain/surveys/library/attributes';
import { type LibraryItem, questionFromItem } from '@voldaan/domain/surveys/library/items';
import { searchItems } from '@voldaan/domain/surveys/library/search-library';
import { useState } from 'react';
import { useLanguage } from '../../catalogue/language-provider.tsx';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { itemKinds } from './new-part.ts';
import { itemKindKey, kindKey, useWords } from './part-name.ts';
import { type Addition, useAddPart } from './use-add-part.ts';
import { useBuilder } from './use-builder.ts';

/** From the library, whose wording is known, or new. What is added stands behind the part that is open. */
export function AddDialog({ onClose }: Readonly<{ onClose: () => void }>) {
  const say = useSay();
  const [searched, setSearched] = useState('');
  const addPart = useAddPart();
  const add = (addition: Addition) => {
    onClose();
    addPart(addition);
  };
  return (
    <Dialog isOpen onClose={onClose} heading={say('add.heading')}>
      <SearchField label={say('add.search')} value={searched} onSearch={setSearched} />
      <LibraryItems searched={searched} onAdd={add} />
      {searched === '' ? <NewParts onAdd={add} /> : null}
      <div className="row dialog-actions">
        <Button onPress={onClose}>{say('ui.close')}</Button>
      </div>
    </Dialog>
  );
}

type AddProps = Readonly<{ onAdd: (addition: Addition) => void }>;

/** A new question of each kind, and the three things that give a survey its shape. */
function NewParts({ onAdd }: AddProps) {
  const say = useSay();
  return (
    <>
      <h3>{say('add.new')}</h3>
      <p className="add-kinds">
        {itemKinds.map((kind) => (
          <Button key={kind} size="small" onPress={() => onAdd({ kind: 'item', item: kind })}>
            {say(itemKindKey(kind))}
          </Button>
        ))}
      </p>
      <h3>{say('add.shape')}</h3>
      <p className="add-kinds">
        {(['page', 'branch', 'random'] as const).map((kind) => (
          <Button key={kind} size="small" onPress={() => onAdd({ kind })}>
            {say(`node-kind.${kind}`)}
          </Button>
        ))}
      </p>
    </>
  );
}

const shownMost = 40;

function LibraryItems({ searched, onAdd }: AddProps & Readonly<{ searched: string }>) {
  const say = useSay();
  const { language } = useLanguage();
  const found = searchItems(searched, language);
  const shown = found.slice(0, shownMost);
  return (
    <>
      <h3>{say('add.library')}</h3>
      <p className="note" role="status">
        {say('add.found', { count: found.length })}
      </p>
      <ul className="library-items">
        {shown.map((item) => (
          <Item key={item.id} item={item} onAdd={onAdd} />
        ))}
      </ul>
    </>
  );
}

/** A question that is about one attribute asks which before it is put in. */
function Item({ item, onAdd }: AddProps & Readonly<{ item: LibraryItem }>) {
  const say = useSay();
  const { language } = useLanguage();
  const { definition } = useBuilder().draft;
  const words = useWords(definition);
  const [attribute, setAttribute] = useState<AttributeId>('delivery');
  const chosen = item.needsAttribute
    ? { languages: definition.languages, attribute }
    : { languages: definition.languages };
  const text = words(questionFromItem(item, { ...chosen, languages: [language] }).text);
  return (
    <li>
      <span>
        {text} <small>{say(kindKey(item.question))}</small>
        {item.needsAttribute ? (
          <SelectField
            isQuiet
            label={say('rating.attribute')}
            value={attribute}
            options={attributeIds.map((id) => ({ value: id, label: attributes[id].label[language] }))}
            onChange={setAttribute}
          />
        ) : null}
      </span>
      <Button
        size="small"
        label={say('add.named', { text })}
        onPress={() => onAdd({ kind: 'question', question: questionFromItem(item, chosen) })}
      >
        {say('add.choose')}
      </Button>
    </li>
  );
}
