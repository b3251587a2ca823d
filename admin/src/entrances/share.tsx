import './share.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { htmlLanguage } from '@voldaan/domain/surveys/language-tag';
import { useSay } from '../catalogue/text.tsx';
import { nameOfLanguage } from '../surveys/builder/languages.ts';
import { surveyQuery } from '../surveys/survey-requests.ts';
import { buttonClass } from '../ui/button.tsx';
import { CopyLink } from '../ui/copy-link.tsx';
import { Message } from '../ui/message.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QrCode } from '../ui/qr-code.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { Kiosks } from './kiosks.tsx';
import { cardAddress, qrAddress, type Share as ShareData, shareQuery } from './share-requests.ts';
import { ControlPanel, WebsiteSnippet } from './website.tsx';

const route = getRouteApi('/signed-in/surveys/$surveyId/share');

/** Everything by which a survey comes before its customers without a mail: link, code, website, control panel, kiosk. */
export function Share() {
  const say = useSay();
  const { surveyId } = route.useParams();
  const share = useQuery(shareQuery(surveyId));
  const survey = useQuery(surveyQuery(surveyId));
  const name = survey.data?.survey.name ?? '';
  return (
    <>
      <PageHead
        title={say('share.title')}
        crumb={
          <Link to="/surveys/$surveyId" params={{ surveyId }}>
            {name}
          </Link>
        }
        note={say('share.note')}
      />
      <QueryView query={share} lines={8}>
        {(data) =>
          data.is_published ? (
            <>
              <LinkSection share={data} />
              <CodeSection surveyId={surveyId} share={data} />
              <WebsiteSnippet surveyId={surveyId} share={data} />
              <ControlPanel share={data} />
              <Kiosks surveyId={surveyId} share={data} />
            </>
          ) : (
            <Message tone="info">{say('share.unpublished')}</Message>
          )
        }
      </QueryView>
    </>
  );
}

function LinkSection({ share }: Readonly<{ share: ShareData }>) {
  const say = useSay();
  return (
    <Section heading={say('share.link')} note={say('share.link-note')}>
      <p className="share-address">{share.public_url}</p>
      <p className="row section-action">
        <CopyLink url={share.public_url} />
      </p>
    </Section>
  );
}

function CodeSection({ surveyId, share }: Readonly<{ surveyId: string; share: ShareData }>) {
  const say = useSay();
  return (
    <Section heading={say('share.code')} note={say('share.code-note')}>
      <div className="share-code">
        <QrCode text={share.qr_url} label={say('share.code')} />
        <div>
          <p className="row">
            <a className={buttonClass('plain')} href={qrAddress(surveyId, 'svg')} download>
              {say('share.svg')}
            </a>
            <a className={buttonClass('plain')} href={qrAddress(surveyId, 'png')} download>
              {say('share.png')}
            </a>
          </p>
          <p className="section-action">{say('share.card')}</p>
          <p className="row">
            {share.languages.map((language) => (
              <a
                key={language}
                className={buttonClass('plain', 'small')}
                href={cardAddress(surveyId, language)}
                target="_blank"
                rel="noopener noreferrer"
                lang={htmlLanguage(language)}
              >
                {nameOfLanguage(language)}
              </a>
            ))}
          </p>
        </div>
      </div>
    </Section>
  );
}
