import { useQuery } from '@tanstack/react-query';
import { isLanguage } from '@voldaan/domain/language';
import type { LetterBlock } from '@voldaan/domain/studies/letter';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { useMay } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { toldQuery } from './idea-requests.ts';

type Props = Readonly<{
  blocks: readonly LetterBlock[];
  languages: readonly LanguageTag[];
  onAdd: (blocks: readonly LetterBlock[]) => void;
}>;

/**
 * Puts "You asked, we did" into a letter, as a heading and a text that may be changed like any other: what the letter says
 * is what somebody has read in it.
 */
export function AddTold({ blocks, languages, onAdd }: Props) {
  const say = useSay();
  const may = useMay();
  const told = useQuery({ ...toldQuery, enabled: may('idea.told') }).data;
  if (told === undefined || told.data.length === 0) return null;
  const textsIn = (tag: LanguageTag) => {
    const language = tag.split('-')[0];
    return isLanguage(language) ? told.data.flatMap(({ text }) => text[language] ?? []).join('\n\n') : '';
  };
  const headingIn = (tag: LanguageTag) => {
    const language = tag.split('-')[0];
    return isLanguage(language) ? told.heading[language] : told.heading.en;
  };
  const add = () => {
    const pieces: readonly LetterBlock[] = [
      { kind: 'heading', text: Object.fromEntries(languages.map((tag) => [tag, headingIn(tag)])) },
      { kind: 'text', text: Object.fromEntries(languages.map((tag) => [tag, textsIn(tag)])) },
    ];
    // Before the name that signs, which is where a letter ends.
    const end = blocks.at(-1)?.kind === 'signature' ? blocks.length - 1 : blocks.length;
    onAdd(blocks.toSpliced(end, 0, ...pieces));
  };
  return (
    <div className="letter-field-row">
      <span className="meta">{say('ideas.letter-add')}</span>
      <Button size="small" onPress={add}>
        {say('ideas.letter-told', { count: told.data.length })}
      </Button>
    </div>
  );
}
