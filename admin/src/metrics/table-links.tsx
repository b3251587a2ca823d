import { Rich } from '../catalogue/text.tsx';

type Props = Readonly<{
  /** Of the table, without what it is asked for: /v1/segments/table. */
  path: string;
  search: Readonly<Record<string, string | undefined>>;
}>;

/** The same figures to take along, as the two sorts of file that spreadsheets open. */
export function TableLinks({ path, search }: Props) {
  const href = (format: string) => {
    const asked = new URLSearchParams({ format });
    for (const [name, value] of Object.entries(search)) if (value !== undefined) asked.set(name, value);
    return `${path}?${asked}`;
  };
  return (
    <p className="source">
      <Rich
        message="figures.take-along"
        tags={{
          csv: (words) => (
            <a href={href('csv')} download>
              {words}
            </a>
          ),
          xlsx: (words) => (
            <a href={href('xlsx')} download>
              {words}
            </a>
          ),
        }}
      />
    </p>
  );
}
