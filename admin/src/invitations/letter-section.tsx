import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { useSay } from '../catalogue/text.tsx';
import { LocalisedFields } from '../surveys/localised-fields.tsx';
import { Section } from '../ui/section.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { Letter } from './invitation-requests.ts';

type Props = Readonly<{ languages: readonly LanguageTag[]; letter: Letter; onChange: (letter: Letter) => void }>;

/** What the mail says around the question, and in whose name. */
export function LetterSection({ languages, letter, onChange }: Props) {
  const say = useSay();
  return (
    <Section label={<span className="step-number">1</span>} heading={say('letter.heading')} note={say('letter.note')}>
      <div className="field-grid">
        <TextField
          className="span-3"
          label={say('letter.sender')}
          name="letter.sender_name"
          value={letter.sender_name}
          hint={say('letter.sender-hint')}
          onChange={(name) => onChange({ ...letter, sender_name: name })}
        />
        <TextField
          className="span-3"
          label={say('letter.reply')}
          name="letter.reply_to"
          type="email"
          value={letter.reply_to}
          hint={say('letter.reply-hint')}
          onChange={(address) => onChange({ ...letter, reply_to: address })}
        />
      </div>
      <div className="hairline">
        <LocalisedFields
          caption={say('letter.heading')}
          languages={languages}
          fields={[
            {
              name: 'letter.subject',
              label: say('letter.subject'),
              value: letter.subject,
              onChange: (subject) => onChange({ ...letter, subject }),
            },
            {
              name: 'letter.intro',
              label: say('letter.intro'),
              value: letter.intro,
              isLong: true,
              onChange: (intro) => onChange({ ...letter, intro }),
            },
          ]}
        />
      </div>
    </Section>
  );
}
