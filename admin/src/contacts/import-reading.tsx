import { type ColumnField, columnFields } from '@voldaan/domain/contacts/column-field';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Toggle } from '../ui/choice.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TableScroll } from '../ui/table-scroll.tsx';
import { delimiters, encodings, type ImportCheck, type ImportReading } from './contact-requests.ts';

type Mapping = ImportReading['mapping'];

type Props = Readonly<{
  checked: ImportCheck;
  /** What each column holds, by its index. */
  mapping: Mapping;
  isPending: boolean;
  onChange: (reading: ImportReading) => void;
}>;

const delimiterKeys = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'bar' } as const;

/** What was guessed about the file, with its first rows as proof; every guess can be corrected. */
export function ImportReadingSection({ checked, mapping, isPending, onChange }: Props) {
  const say = useSay();
  const format = useFormat();
  const { encoding, delimiter, header } = checked.reading;
  const change = (part: Partial<ImportReading>) => onChange({ encoding, delimiter, header, mapping, ...part });
  return (
    <Section
      label={checked.file_name}
      heading={say('import.found', { rows: format.number(checked.row_count), columns: checked.columns.length })}
      note={say('import.found-note')}
    >
      <div className="reading-fields" aria-busy={isPending}>
        <ReadingFields reading={checked.reading} onChange={change} />
      </div>
      <FirstRows
        checked={checked}
        mapping={mapping}
        onMapping={(index, meaning) => change({ mapping: { ...mapping, [String(index)]: meaning } })}
      />
    </Section>
  );
}

type FieldsProps = Readonly<{
  reading: ImportCheck['reading'];
  onChange: (part: Partial<ImportReading>) => void;
}>;

/** How the file is read. A workbook says itself how it is written; only its heading row can be doubtful. */
function ReadingFields({ reading, onChange }: FieldsProps) {
  const say = useSay();
  return (
    <>
      {reading.kind === 'csv' ? (
        <>
          <SelectField
            label={say('import.encoding')}
            value={reading.encoding}
            options={encodings.map((offered) => ({ value: offered, label: say(`import.encoding-${offered}`) }))}
            onChange={(encoding) => onChange({ encoding })}
          />
          <SelectField
            label={say('import.delimiter')}
            value={reading.delimiter}
            options={delimiters.map((offered) => ({
              value: offered,
              label: say(`import.delimiter-${delimiterKeys[offered]}`),
            }))}
            onChange={(delimiter) => onChange({ delimiter })}
          />
        </>
      ) : null}
      <Toggle isSelected={reading.header} onChange={(header) => onChange({ header })}>
        {say('import.header')}
      </Toggle>
    </>
  );
}

type RowsProps = Readonly<{
  checked: ImportCheck;
  mapping: Mapping;
  onMapping: (index: number, meaning: ColumnField | null) => void;
}>;

/** The first rows as they are read now; what is left out is crossed out. */
function FirstRows({ checked, mapping, onMapping }: RowsProps) {
  const say = useSay();
  const columns = checked.columns.map(({ index, name }) => ({
    index,
    name: name || say('import.column', { number: index + 1 }),
    meaning: mapping[String(index)] ?? null,
  }));
  return (
    <TableScroll label={say('import.preview')}>
      <table className="import-table">
        <caption className="unseen">{say('import.preview')}</caption>
        <thead>
          <tr>
            {columns.map(({ index, name, meaning }) => (
              <th key={index} scope="col">
                {name}
                <MeaningField name={name} meaning={meaning} onChange={(chosen) => onMapping(index, chosen)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {checked.preview.slice(0, 10).map((row, rowIndex) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no name, and their order does not change
            <tr key={rowIndex}>
              {columns.map(({ index, meaning }) => (
                <td key={index} className={meaning === null ? 'left-out' : ''}>
                  {row[index] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
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
