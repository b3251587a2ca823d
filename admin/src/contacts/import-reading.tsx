import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Toggle } from '../ui/choice.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TableScroll } from '../ui/table-scroll.tsx';
import {
  dateOrders,
  decimalMarks,
  delimiters,
  encodings,
  type ImportPreview,
  type ImportReading,
} from './import-requests.ts';

type Props = Readonly<{
  preview: ImportPreview;
  reading: ImportReading;
  isPending: boolean;
  onChange: (reading: ImportReading) => void;
}>;

const delimiterKeys = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'bar' } as const;
const decimalKeys = { ',': 'comma', '.': 'point' } as const;
const skipMost = 9;

/** What was guessed about the file, with its first rows as proof; every guess can be corrected. */
export function ImportReadingSection({ preview, reading, isPending, onChange }: Props) {
  const say = useSay();
  const format = useFormat();
  const change = (part: Partial<ImportReading>) => onChange({ ...reading, ...part });
  return (
    <Section
      label={preview.file_name}
      heading={say('import.found', { rows: format.number(preview.row_count), columns: preview.columns.length })}
      note={say(preview.is_remembered ? 'import.found-remembered' : 'import.found-note')}
    >
      <div className="reading-fields" aria-busy={isPending}>
        {preview.reading.kind === 'csv' ? <CsvFields reading={reading} onChange={change} /> : null}
        <ListFields reading={reading} onChange={change} />
      </div>
      <FirstRows preview={preview} mapping={reading.mapping} />
    </Section>
  );
}

type FieldsProps = Readonly<{ reading: ImportReading; onChange: (part: Partial<ImportReading>) => void }>;

/** How the file is written. A workbook says that itself. */
function CsvFields({ reading, onChange }: FieldsProps) {
  const say = useSay();
  return (
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
  );
}

/** How the list in it writes numbers and dates, and where it begins. */
function ListFields({ reading, onChange }: FieldsProps) {
  const say = useSay();
  const skip = String(reading.skip ?? 0);
  const skips = Array.from({ length: skipMost + 1 }, (_, rows) => String(rows));
  return (
    <>
      <SelectField
        label={say('import.decimal')}
        value={reading.decimal ?? ','}
        options={decimalMarks.map((offered) => ({
          value: offered,
          label: say(`import.decimal-${decimalKeys[offered]}`),
        }))}
        onChange={(decimal) => onChange({ decimal })}
      />
      <SelectField
        label={say('import.date-order')}
        value={reading.date_order ?? 'dmy'}
        options={dateOrders.map((offered) => ({ value: offered, label: say(`import.date-order-${offered}`) }))}
        onChange={(order) => onChange({ date_order: order })}
      />
      <SelectField
        label={say('import.skip')}
        value={skip}
        options={(skips.includes(skip) ? skips : [...skips, skip]).map((rows) => ({ value: rows, label: rows }))}
        onChange={(rows) => onChange({ skip: Number(rows) })}
      />
      <Toggle isSelected={reading.header} onChange={(header) => onChange({ header })}>
        {say('import.header')}
      </Toggle>
    </>
  );
}

/** The first rows as they are read now; what is left out is crossed out. */
function FirstRows({ preview, mapping }: Readonly<{ preview: ImportPreview; mapping: ImportReading['mapping'] }>) {
  const say = useSay();
  const columns = preview.columns.map(({ index, name }) => ({
    index,
    name: name || say('import.column', { number: index + 1 }),
    isOut: (mapping[String(index)] ?? null) === null,
  }));
  return (
    <TableScroll label={say('import.preview')}>
      <table className="import-table">
        <caption className="unseen">{say('import.preview')}</caption>
        <thead>
          <tr>
            {columns.map(({ index, name }) => (
              <th key={index} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.preview.map((row, rowIndex) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no name, and their order does not change
            <tr key={rowIndex}>
              {columns.map(({ index, isOut }) => (
                <td key={index} className={isOut ? 'left-out' : ''}>
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
