export type KeyedLine = Readonly<{ code: string; words: string; isChosen?: boolean; lang?: string }>;

type Props = Readonly<{ label: string; lines: readonly KeyedLine[]; onPress: (code: string) => void }>;

/** Answers or ends with the key for each. They can be pressed as well, by whoever has a hand free. */
export function KeyedList({ label, lines, onPress }: Props) {
  // A scale of which the ends alone have words is one row, as it is read out.
  const isScale = lines.filter(({ words }) => words === '').length > lines.length / 2;
  return (
    <ul className={isScale ? 'keyed keyed-scale' : 'keyed'} aria-label={label}>
      {lines.map(({ code, words, isChosen, lang }) => (
        <li key={code}>
          <button type="button" aria-pressed={isChosen} onClick={() => onPress(code)}>
            <kbd>{code}</kbd> <span lang={lang}>{words}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
