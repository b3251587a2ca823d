import { languageNames, languages } from '@voldaan/domain/language';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { State } from '../ui/message.tsx';
import { answeredAt } from './answered-at.ts';
import { evidenceWords } from './evidence-words.ts';
import type { ResponseDetailData } from './response-requests.ts';

/** Whether this vote counts, and why: the evidence of the visit in words. */
export function Provenance({ response }: Readonly<{ response: ResponseDetailData }>) {
  const say = useSay();
  const format = useFormat();
  const { is_anonymous, started_at, completed_at } = response;
  const evidence = response.events.at(-1)?.evidence ?? {};
  // Of what was said anonymously it is not kept how it came.
  const words = is_anonymous ? [] : evidenceWords(evidence, say, format);
  const language = languages.find((known) => known === response.language);
  return (
    <aside className="side" aria-label={say('provenance.heading')}>
      <div>
        <h3>{say('provenance.counts')}</h3>
        <p className="small">
          <State {...toneOf(response)}>
            {say(response.is_test ? 'response.test' : `vote-class.${response.vote_class}`)}
          </State>
          <br />
          <span className="muted">
            {say(response.is_test ? 'vote-class.test-why' : `vote-class.${response.vote_class}-why`)}
          </span>
        </p>
      </div>
      {response.marks.length > 0 ? (
        <div>
          <h3>{say('provenance.marks')}</h3>
          <p className="small">
            {response.marks.map((mark) => say(`mark.${mark}`)).join(', ')}
            <br />
            <span className="muted">{say('provenance.marks-note')}</span>
          </p>
        </div>
      ) : null}
      <div>
        <h3>{say('provenance.heading')}</h3>
        <dl className="facts">
          <dt>{say('provenance.channel')}</dt>
          <dd>{say(`channel.${response.channel}`)}</dd>
          <dt>{say('account.language')}</dt>
          <dd>{language ? languageNames[language] : response.language}</dd>
          <dt>{say('provenance.started')}</dt>
          <dd>{answeredAt({ at: started_at, is_anonymous }, format)}</dd>
          <dt>{say('provenance.finished')}</dt>
          <dd>
            {completed_at === null
              ? say('response.unfinished')
              : answeredAt({ at: completed_at, is_anonymous }, format)}
          </dd>
          {words.length > 0 ? (
            <>
              <dt>{say('provenance.evidence')}</dt>
              <dd>{words.join(', ')}</dd>
            </>
          ) : null}
        </dl>
      </div>
    </aside>
  );
}

function toneOf(response: ResponseDetailData): { tone?: 'ok' | 'warn' | 'bad' } {
  if (response.is_test) return {};
  if (response.vote_class === 'human') return { tone: 'ok' };
  return { tone: response.vote_class === 'machine' ? 'bad' : 'warn' };
}
