import type { ColumnField } from '@voldaan/domain/contacts/column-field';
import { columnFields } from '@voldaan/domain/contacts/column-field';
import { useState } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Toggle } from '../ui/choice.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { delimiters, encodings, type ImportCheck, type ImportReading } from './contact-requests.ts';

type Props = Readonly<{
  checked: ImportCheck;
  isPending: boolean;
  onChange: (reading: ImportReading) => void;
}>;

const delimiterKeys = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'bar' } as const;

/** What was guessed about the file, with its first rows as proof; every guess can be corrected. */
export function ImportReadingSection({ checked, isPending, onChange }: Props) {
  const say = useSay();
  const format = useFormat();
  const [mapping, setMapping] = useState<Record<string, ColumnField | null>>(() =>
    Object.fromEntries(checked.columns.map(({ index, guess }) => [String(index), guess])),
  );
  const { kind, encoding, delimiter, header } = checked.reading;
  const change = (part: Partial<ImportReading>) => onChange({ encoding, delimiter, header, mapping, ...part });
  const choose = (index: number, meaning: ColumnField | null) => {
    const next = { ...mapping, [String(index)]: meaning };
    setMapping(next);
    change({ mapping: next });
  };
  return (
    <Section
      label={checked.file_name}
      heading={say('import.found', { rows: format.number(checked.row_count), columns: checked.columns.length })}
      note={say('import.found-note')}
    >
      <div className="reading-fields" aria-busy={isPending}>
        {kind === 'csv' ? (
          <>
            <SelectField
              label={say('import.encoding')}
              value={encoding}
              options={encodings.map((offered) => ({ value: offered, label: say(`import.encoding-${offered}`) }))}
              onChange={(chosen) => change({ encoding: chosen })}
            />
            <SelectField
              label={say('import.delimiter')}
              value={delimiter}
              options={delimiters.map((offered) => ({
                value: offered,
                label: say(`import.delimiter-${delimiterKeys[offered]}`),
              }))}
              onChange={(chosen) => change({ delimiter: chosen })}
            />
          </>
        ) : null}
        <Toggle isSelected={header} onChange={(chosen) => change({ header: chosen })}>
          {say('import.header')}
        </Toggle>
      </div>
      <div className="table-scroll">
        <table className="import-table">
          <caption className="unseen">{say('import.preview')}</caption>
          <thead>
            <tr>
              {checked.columns.map(({ index, name }) => (
                <th key={index} scope="col">
                  {name || say('import.column', { number: index + 1 })}
                  <MeaningField
                    name={name || say('import.column', { number: index + 1 })}
                    meaning={mapping[String(index)] ?? null}
                    onChange={(meaning) => choose(index, meaning)}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {checked.preview.slice(0, 10).map((row, rowIndex) => (
              // Rows of a file have no name of their own, and their order does not change.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <tr key={rowIndex}>
                {checked.columns.map(({ index }) => (
                  <td key={index} className={mapping[String(index)] ? '' : 'left-out'}>
                    {row[index] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

type MeaningProps = Readonly<{
  name: string;
  meaning: ColumnField | null;
  onChange: (meaning: ColumnField | null) => void;
}>;

function MeaningField({ name, meaning, onChange }: MeaningProps) {
  const say = useSay();
  const options = [
    { value: 'none', label: say('import.meaning-none') },
    ...columnFields.map((field) => ({ value: field, label: say(`import.meaning-${field}`) })),
  ] as const;
  return (
    <SelectField
      label={<span className="unseen">{say('import.meaning', { name })}</span>}
      value={meaning ?? 'none'}
      options={options}
      onChange={(chosen) => onChange(chosen === 'none' ? null : chosen)}
    />
  );
}
