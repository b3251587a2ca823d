import { type Language, languageNames, languages } from '@voldaan/domain/language';
import { useState } from 'react';
import { useLanguage } from '../catalogue/language-provider.tsx';
import { useSay } from '../catalogue/text.tsx';
import { Segment } from '../ui/choice.tsx';
import { mailPreviewUrl, previewUrl } from './survey-requests.ts';
import type { Draft } from './use-draft.ts';

type Props = Readonly<{ surveyId: string; draft: Draft; part: string }>;

/** The very page and mail that the server will send, beside the texts; what is answered here goes nowhere. */
export function SurveyPreview({ surveyId, draft, part }: Props) {
  const say = useSay();
  const own = useLanguage().language;
  const [medium, setMedium] = useState<'phone' | 'mail'>('phone');
  const [language, setLanguage] = useState<Language>(own);
  const page = pageOf(draft, part);
  const { revision } = draft;
  return (
    <aside className="preview" aria-label={say('preview.label')}>
      <div className="preview-inner">
        <div className="preview-choices">
          <Segment
            label={say('preview.medium')}
            isLabelHidden
            value={medium}
            options={[
              { value: 'phone', label: say('preview.phone') },
              { value: 'mail', label: say('preview.mail') },
            ]}
            onChange={setMedium}
          />
          <Segment
            label={say('preview.language')}
            isLabelHidden
            value={language}
            options={languages.map((offered) => ({ value: offered, label: <LanguageCode language={offered} /> }))}
            onChange={setLanguage}
          />
        </div>
        {medium === 'phone' ? (
          <div className="phone">
            <iframe
              title={say('preview.phone-title', { page })}
              sandbox=""
              src={previewUrl(surveyId, { language, page, revision })}
            />
          </div>
        ) : (
          <div className="preview-mail">
            <iframe
              title={say('preview.mail-title')}
              sandbox=""
              src={mailPreviewUrl(surveyId, { language, part: 'html', revision })}
            />
          </div>
        )}
        <p className="meta">{say('preview.note')}</p>
      </div>
    </aside>
  );
}

function LanguageCode({ language }: Readonly<{ language: Language }>) {
  return (
    <abbr className="language-code" title={languageNames[language]} lang={language}>
      {language.toUpperCase()}
    </abbr>
  );
}

/** The page on which the part that is being written stands: the preview follows the writer. */
function pageOf(draft: Draft, part: string): number {
  const { pages } = draft.definition;
  if (part === 'thanks') return pages.length + 1;
  const index = pages.findIndex((page) => page.questions.some((question) => question.id === part));
  return index < 0 ? 1 : index + 1;
}
