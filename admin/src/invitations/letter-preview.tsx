import { htmlLanguage, type LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { useEffect, useState } from 'react';
import { useLanguage } from '../catalogue/language-provider.tsx';
import { useSay } from '../catalogue/text.tsx';
import { nameOfLanguage } from '../surveys/builder/languages.ts';
import { mailPreviewUrl } from '../surveys/survey-requests.ts';
import { Segment } from '../ui/choice.tsx';
import { Section } from '../ui/section.tsx';
import type { Letter } from './invitation-requests.ts';

type Props = Readonly<{ surveyId: string; letter: Letter; languages: readonly LanguageTag[] }>;

type View = 'phone' | 'desktop' | 'text';

const pauseMs = 600;

/** The very mail that will be sent, in a frame that can do nothing. */
export function LetterPreview({ surveyId, letter, languages }: Props) {
  const say = useSay();
  const own = useLanguage().language;
  const [view, setView] = useState<View>('phone');
  const [chosen, setLanguage] = useState<string>(own);
  const language = languages.includes(chosen) ? chosen : (languages[0] ?? own);
  const settled = useSettled(letter);
  const url = mailPreviewUrl(surveyId, {
    language,
    part: view === 'text' ? 'text' : 'html',
    letter: {
      subject: settled.subject[language] ?? '',
      intro: settled.intro[language] ?? '',
      sender_name: settled.sender_name,
    },
  });
  return (
    <Section
      label={<span className="step-number">3</span>}
      heading={say('letter.preview')}
      note={say('letter.preview-note')}
    >
      <div className="preview-choices">
        <Segment
          label={say('preview.medium')}
          isLabelHidden
          value={view}
          options={(['phone', 'desktop', 'text'] as const).map((offered) => ({
            value: offered,
            label: say(`letter.view-${offered}`),
          }))}
          onChange={setView}
        />
        <Segment
          label={say('preview.language')}
          isLabelHidden
          value={language}
          options={languages.map((offered) => ({
            value: offered,
            label: <span lang={htmlLanguage(offered)}>{nameOfLanguage(offered)}</span>,
          }))}
          onChange={setLanguage}
        />
      </div>
      <div className={view === 'phone' ? 'mail-frame mail-frame-phone' : 'mail-frame'}>
        <iframe title={say('preview.mail-title')} sandbox="" src={url} />
      </div>
    </Section>
  );
}

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
