import '../ui/estimate.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { isProblem } from '../http/problem.ts';
import { Button } from '../ui/button.tsx';
import { CopyLink } from '../ui/copy-link.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { useSingleKeys } from '../ui/single-keys.ts';
import { useToast } from '../ui/toast.tsx';
import { AnswerTable } from './answer-table.tsx';
import { answeredAt } from './answered-at.ts';
import { Provenance } from './provenance.tsx';
import {
  type GivenAnswer,
  type ResponseDetailData,
  removeResponse,
  responseQuery,
  restoreResponse,
} from './response-requests.ts';

const route = getRouteApi('/signed-in/responses/$responseId');

/** What may be done about an answer is a feature of its own, so it is handed in. */
type Following = Readonly<{ following?: (responseId: string) => ReactNode }>;

export function ResponseDetail({ following }: Following) {
  const { responseId } = route.useParams();
  const response = useQuery(responseQuery(responseId));
  return (
    <QueryView query={response} lines={5}>
      {(found) => <Detail response={found} {...(following && { following })} />}
    </QueryView>
  );
}

/** One answer in full: the mark, the words, every question, and how it came in. */
function Detail({ response, following }: Readonly<{ response: ResponseDetailData }> & Following) {
  const say = useSay();
  const format = useFormat();
  const search = route.useSearch();
  const { contact, score, comment, is_anonymous } = response;
  const at = response.completed_at ?? response.started_at;
  return (
    <article aria-labelledby="who">
      <p className="narrow-only crumb">
        <Link to="/responses" search={search}>
          {say('ui.back')}
        </Link>
      </p>
      <div className="answer-top">
        {score === null ? null : (
          <data className="figure" value={score.value}>
            <span className="unseen">{say('words.score')} </span>
            {format.given(score.value)}
          </data>
        )}
        <div>
          <h2 id="who">
            {contact?.name || contact?.email || say(is_anonymous ? 'response.anonymous' : 'response.nameless')}
          </h2>
          <p className="meta">
            {contact !== null && contact.name !== '' ? `${contact.email} · ` : ''}
            {response.survey_name}
          </p>
          <p className="meta">{answeredAt({ at, is_anonymous }, format)}</p>
        </div>
        <div className="permalink">
          <CopyLink url={`${window.location.origin}/responses/${response.id}`} />
        </div>
      </div>
      {comment === null ? null : (
        <blockquote className="quote answer-words" lang={response.language}>
          {comment}
        </blockquote>
      )}
      {response.is_test ? <TestAnswer id={response.id} /> : null}
      {is_anonymous ? <p className="answer-note meta">{say('response.anonymous-note')}</p> : null}
      {response.is_test || is_anonymous ? null : following?.(response.id)}
      <AnswerTable
        answers={response.answers.filter((answer) => !isQuotedAbove(answer, comment))}
        language={response.language}
      />
      <Provenance response={response} />
      <KeysInShort />
    </article>
  );
}

function KeysInShort() {
  const say = useSay();
  if (!useSingleKeys()) return null;
  return (
    <p className="keys wide-only">
      <span>
        <kbd>J</kbd> <kbd>K</kbd> {say('keys.short')}
      </span>
      <span>
        <kbd>?</kbd> {say('keys.help')}
      </span>
    </p>
  );
}

/** The comment stands large above the table; there it would be said twice. */
function isQuotedAbove(answer: GivenAnswer, comment: string | null): boolean {
  return comment !== null && answer.kind === 'open' && answer.value === comment;
}

/** A test answer says so, never counts, and goes with one press; a customer's answer stays. */
function TestAnswer({ id }: Readonly<{ id: string }>) {
  const say = useSay();
  const may = useMay();
  const toast = useToast();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const refresh = () =>
    Promise.all(['responses', 'overview', 'surveys'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
  const restore = async () => {
    await restoreResponse(id);
    await refresh();
  };
  const removing = useMutation({
    mutationFn: () => removeResponse(id),
    onSuccess: async () => {
      await navigate({ to: '/responses', search: (search) => search });
      toast({ text: say('response.test-removed'), undo: () => void restore() });
      await refresh();
    },
    onError: (error) => toast({ text: isProblem(error) ? error.detail : say('failure.text') }),
  });
  return (
    <div className="answer-actions">
      <p>{say('response.test-note')}</p>
      {may('response.remove') ? (
        <Button size="small" isPending={removing.isPending} onPress={() => removing.mutate()}>
          {say('response.test-remove')}
        </Button>
      ) : null}
    </div>
  );
}
