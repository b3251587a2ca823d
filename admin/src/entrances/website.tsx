import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { isProblem } from '../http/problem.ts';
import { Button } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { Section } from '../ui/section.tsx';
import { Snippet } from '../ui/snippet.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { makeSecret, type Share, saveWebsites } from './share-requests.ts';

/** One line in the page; what else it can do stands in docs/embed.md. */
export function WebsiteSnippet({ surveyId, share }: Readonly<{ surveyId: string; share: Share }>) {
  const say = useSay();
  const may = useMay();
  const code = `<script async src="${share.origin}/w.js" data-survey="${share.survey_token}" data-delay="5"></script>`;
  return (
    <Section heading={say('share.website')} note={say('share.website-note')}>
      <Snippet label={say('share.snippet')} code={code} />
      <p className="note">{say('share.policy')}</p>
      <Snippet label={say('share.policy-label')} code={`script-src ${share.origin}; connect-src ${share.origin}`} />
      {may('share.change') ? <Websites surveyId={surveyId} known={share.websites} /> : null}
      <p className="note section-action">{say('share.widget-counts', share.widget)}</p>
    </Section>
  );
}

/** On which websites it may be asked: without any, the line works on every page that has it. */
function Websites({ surveyId, known }: Readonly<{ surveyId: string; known: Share['websites'] }>) {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [text, setText] = useState(known.join('\n'));
  const send = useCallback(async () => {
    const lines = text.split('\n').map((line) => line.trim());
    const { websites } = await saveWebsites(
      surveyId,
      lines.filter((line) => line !== ''),
    );
    setText(websites.join('\n'));
    toast({ text: say('settings.saved') });
    await queryClient.invalidateQueries({ queryKey: ['share'] });
  }, [text, surveyId, queryClient, toast, say]);
  const submission = useSubmit(send);
  return (
    <Form submission={submission} className="field-grid section-action">
      <TextField
        className="span-6"
        label={say('share.websites')}
        name="websites"
        value={text}
        onChange={setText}
        hint={say('share.websites-hint')}
        error={submission.errorOf('websites')}
        rows={2}
      />
      <p className="row">
        <Button type="submit" isPending={submission.isPending}>
          {say('share.websites-save')}
        </Button>
      </p>
    </Form>
  );
}

/** A signed token says which customer answers; the secret that signs is shown once. */
export function ControlPanel({ share }: Readonly<{ share: Share }>) {
  const say = useSay();
  const may = useMay();
  const toast = useToast();
  const format = useFormat();
  const queryClient = useQueryClient();
  const making = useMutation({
    mutationFn: makeSecret,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['share'] }),
    onError: (error) => toast({ text: isProblem(error) ? error.detail : say('failure.text') }),
  });
  const known = share.embed_secret;
  return (
    <Section heading={say('share.panel')} note={say('share.panel-note')}>
      <Snippet label={say('share.recipe')} code={recipeOf(share)} />
      {making.data ? (
        <div role="status" className="section-action">
          <p>{say('share.secret-once')}</p>
          <Snippet label={say('share.secret')} code={making.data.secret} />
        </div>
      ) : null}
      <p className="section-action">
        {known === null ? say('share.secret-none') : say('share.secret-made', { day: format.day(known.made_at) })}
      </p>
      {may('embed-secret.make') ? (
        <p className="row section-action">
          <Button isPending={making.isPending} onPress={() => making.mutate()}>
            {say(known === null ? 'share.secret-make' : 'share.secret-renew')}
          </Button>
        </p>
      ) : null}
    </Section>
  );
}

function recipeOf({ origin, survey_token }: Share): string {
  return `import { createHmac } from 'node:crypto';
const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const text = part({ alg: 'HS256', typ: 'JWT' }) + '.' + part({
  purpose: 'survey-access',
  survey: '${survey_token}',
  sub: customer.number,
  exp: Math.floor(Date.now() / 1000) + 3600,
});
const token = text + '.' + createHmac('sha256', process.env.VOLDAAN_EMBED_SECRET).update(text).digest('base64url');
// <div id="feedback"></div>
// <script async src="${origin}/w.js" data-survey="${survey_token}" data-into="#feedback" data-token="TOKEN"></script>`;
}
