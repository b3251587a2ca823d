import './surveys.css';
import type { ReactNode } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { buttonClass } from '../ui/button.tsx';
import { CopyLink } from '../ui/copy-link.tsx';
import { QrCode } from '../ui/qr-code.tsx';
import type { Survey } from './survey-requests.ts';

type Props = Readonly<{ survey: Survey; isPrimary?: boolean; children?: ReactNode }>;

/** By phone through the code, or by the link on this screen. */
export function TryLink({ survey, isPrimary = false, children }: Props) {
  const say = useSay();
  return (
    <div className="try">
      <QrCode text={survey.try_url} label={say('try.code')} />
      <div>
        <p>{say('try.text')}</p>
        <p className="try-link section-action">{shortUrl(survey.try_url)}</p>
        <p className="row section-action">
          <a
            className={buttonClass(isPrimary ? 'primary' : 'plain')}
            href={survey.try_url}
            target="_blank"
            rel="noopener noreferrer"
          >
            {say('try.open')}
          </a>
          <CopyLink url={survey.try_url} />
        </p>
        {children}
      </div>
    </div>
  );
}

/** The address as a person would read it out: without scheme and without the proof that it is a try. */
export function shortUrl(url: string): string {
  return url.replace(/^https?:\/\//, '').replace(/\?.*$/, '');
}
