import './letters.css';
import type { Letter } from '@voldaan/domain/studies/letter';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { useSay } from '../catalogue/text.tsx';
import { LocalisedFields } from '../surveys/localised-fields.tsx';
import { TextField } from '../ui/text-field.tsx';

type Props = Readonly<{
  letter: Letter;
  onChange: (letter: Letter) => void;
  /** Of the survey: every text is written in each. */
  languages: readonly LanguageTag[];
  /** Begins the names of the fields, so that a page can hold a letter and its reminder. */
  name?: string;
}>;

/** What a mail says, piece by piece, in every language of the survey, and in whose name. */
export function LetterEditor({ letter, onChange, languages, name = 'letter' }: Props) {
  const say = useSay();
  const texts = letter.blocks.flatMap((block, place) => (block.kind === 'text' ? [{ block, place }] : []));
  return (
    <>
      <div className="field-grid">
        <TextField
          className="span-3"
          label={say('letter.sender')}
          name={`${name}.senderName`}
          value={letter.senderName}
          hint={say('letter.sender-hint')}
          onChange={(senderName) => onChange({ ...letter, senderName })}
        />
        <TextField
          className="span-3"
          label={say('letter.reply')}
          name={`${name}.replyTo`}
          type="email"
          value={letter.replyTo}
          hint={say('letter.reply-hint')}
          onChange={(replyTo) => onChange({ ...letter, replyTo })}
        />
      </div>
      <div className="hairline">
        <LocalisedFields
          caption={say('letter.heading')}
          languages={languages}
          fields={[
            {
              name: `${name}.subject`,
              label: say('letter.subject'),
              value: letter.subject,
              onChange: (subject) => onChange({ ...letter, subject }),
            },
            ...texts.map(({ block, place }) => ({
              name: `${name}.blocks.${place}`,
              label: say('letter.intro'),
              value: block.text,
              isLong: true,
              onChange: (text: typeof block.text) =>
                onChange({ ...letter, blocks: letter.blocks.with(place, { ...block, text }) }),
            })),
          ]}
        />
      </div>
    </>
  );
}
