import { useQuery } from '@tanstack/react-query';
import { attributeMeaning, type ColumnMeaning, columnFields } from '@voldaan/domain/contacts/column-field';
import { useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { type Attribute, attributesQuery } from './customer-requests.ts';
import type { ImportMapping, ImportPreview } from './import-requests.ts';
import { NewAttribute } from './new-attribute.tsx';

type Props = Readonly<{
  preview: ImportPreview;
  /** What each column holds, by its index. */
  mapping: ImportMapping;
  isPending: boolean;
  onMapping: (mapping: ImportMapping) => void;
  onCheck: () => void;
  onOtherFile: () => void;
}>;

type Column = Readonly<{ index: number; name: string; samples: readonly string[] }>;

const samplesShown = 3;

/** What each column is. One that nobody names stays out: data that nobody asked for is not taken in. */
export function ImportColumns({ preview, mapping, isPending, onMapping, onCheck, onOtherFile }: Props) {
  const say = useSay();
  const attributes = useQuery(attributesQuery).data ?? [];
  const [making, setMaking] = useState<Column>();
  const columns: readonly Column[] = preview.columns.map(({ index, name }) => ({
    index,
    name: name || say('import.column', { number: index + 1 }),
    samples: samplesOf(preview, index),
  }));
  const set = (index: number, meaning: ColumnMeaning | null) => onMapping({ ...mapping, [String(index)]: meaning });
  const left = columns.filter(({ index }) => (mapping[String(index)] ?? null) === null).length;
  const hasAddress = Object.values(mapping).includes('email');
  return (
    <Section heading={say('import.columns')} note={say('import.columns-note', { count: left })}>
      <ul className="import-columns">
        {columns.map((column) => (
          <li key={column.index}>
            <p>
              <b>{column.name}</b>
              <span className="meta">{column.samples.join(' · ') || '–'}</span>
            </p>
            <MeaningField
              name={column.name}
              meaning={mapping[String(column.index)] ?? null}
              attributes={attributes}
              onChange={(meaning) => set(column.index, meaning)}
              onMake={() => setMaking(column)}
            />
          </li>
        ))}
      </ul>
      {hasAddress ? null : <p className="field-error">{say('import.no-address')}</p>}
      <p className="row section-action">
        <Button look="primary" isPending={isPending} isDisabled={!hasAddress} onPress={onCheck}>
          {say('import.check-file')}
        </Button>
        <Button look="quiet" onPress={onOtherFile}>
          {say('import.other-file')}
        </Button>
      </p>
      {making === undefined ? null : (
        <NewAttribute
          heading={making.name}
          samples={preview.preview.map((row) => row[making.index] ?? '')}
          onClose={() => setMaking(undefined)}
          onMade={(attribute) => {
            set(making.index, attributeMeaning(attribute.key));
            setMaking(undefined);
          }}
        />
      )}
    </Section>
  );
}

/** Different values of a column, as an example of what is in it. */
function samplesOf({ preview }: ImportPreview, index: number): readonly string[] {
  const filled = preview.map((row) => row[index]?.trim() ?? '').filter((cell) => cell !== '');
  return [...new Set(filled)].slice(0, samplesShown);
}

type MeaningProps = Readonly<{
  name: string;
  meaning: ColumnMeaning | null;
  attributes: readonly Attribute[];
  onChange: (meaning: ColumnMeaning | null) => void;
  onMake: () => void;
}>;

function MeaningField({ name, meaning, attributes, onChange, onMake }: MeaningProps) {
  const say = useSay();
  const may = useMay();
  const options = [
    { value: 'none', label: say('import.meaning-none') },
    ...columnFields.map((field) => ({ value: field, label: say(`import.meaning-${field}`) })),
    ...attributes.map(({ key, name: label }) => ({ value: attributeMeaning(key), label })),
    ...(may('contact-attribute.make') ? [{ value: 'new', label: say('import.meaning-new') }] : []),
  ] as const;
  return (
    <SelectField
      label={<span className="unseen">{say('import.meaning', { name })}</span>}
      value={meaning ?? 'none'}
      options={options}
      onChange={(chosen) => {
        if (chosen === 'new') onMake();
        else onChange(meaningOf(chosen, attributes));
      }}
    />
  );
}

function meaningOf(chosen: string, attributes: readonly Attribute[]): ColumnMeaning | null {
  const field = columnFields.find((offered) => offered === chosen);
  if (field !== undefined) return field;
  const attribute = attributes.find(({ key }) => attributeMeaning(key) === chosen);
  return attribute === undefined ? null : attributeMeaning(attribute.key);
}
