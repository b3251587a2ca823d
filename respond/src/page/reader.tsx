import { type Telling, tell } from './question-text.ts';

/** Who reads the answer, by name: the sentence continues after it. */
export function Reader({ telling }: Readonly<{ telling: Telling }>) {
  const { name, sentence } = telling.definition.reader;
  return (
    <p class="who">
      <i aria-hidden="true">{initialsOf(name)}</i>
      <span>
        {name} {tell(telling, sentence)}
      </span>
    </p>
  );
}

/** First letters of the first and the last word: "Sanne van Dijk" is SD. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => word !== '');
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('');
}
