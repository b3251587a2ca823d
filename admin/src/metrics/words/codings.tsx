import './words.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../catalogue/format.ts';
import { Rich, useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Section } from '../../ui/section.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TableScroll } from '../../ui/table-scroll.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import { Term } from '../glossary/term.tsx';
import { type CodingList, codingsQuery, drawCoding } from './words-requests.ts';
import { WordsTabs } from './words-tabs.tsx';

const sizes = ['30', '50', '100', '200'] as const;

/** Samples of texts that people code apart from each other, to see how far the codebook is read alike. */
export function Codings() {
  const say = useSay();
  const codings = useQuery(codingsQuery);
  return (
    <>
      <PageHead title={say('codings.title')} heading={say('codings.heading')} note={say('codings.note')} />
      <WordsTabs />
      <Section
        label={say('codings.draw-label')}
        heading={say('codings.draw-heading')}
        note={
          <Rich
            message="codings.draw-note"
            tags={{
              alpha: (words) => <Term name="krippendorff-alpha">{words}</Term>,
              kappa: (words) => <Term name="kappa">{words}</Term>,
            }}
          />
        }
      >
        <Draw />
      </Section>
      <Section heading={say('codings.drawn')} note={say('codings.drawn-note')}>
        <QueryView query={codings}>{({ data }) => <Drawn codings={data} />}</QueryView>
      </Section>
    </>
  );
}

function Draw() {
  const say = useSay();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { attempt, isPending, refusal } = useAttempt();
  const [size, setSize] = useState<(typeof sizes)[number]>('50');
  const draw = () =>
    attempt(async () => {
      const { id } = await drawCoding(Number(size));
      await queryClient.invalidateQueries({ queryKey: codingsQuery.queryKey });
      await navigate({ to: '/words/codings/$codingId', params: { codingId: id } });
    });
  return (
    <div className="stack">
      <SelectField
        label={say('codings.size')}
        value={size}
        options={sizes.map((value) => ({ value, label: say('codings.texts', { count: Number(value) }) }))}
        onChange={setSize}
      />
      <p role="status">{refusal}</p>
      <Button look="primary" isPending={isPending} onPress={() => void draw()}>
        {say('codings.draw')}
      </Button>
    </div>
  );
}

function Drawn({ codings }: Readonly<{ codings: CodingList['data'] }>) {
  const say = useSay();
  const format = useFormat();
  if (codings.length === 0) return <p>{say('codings.none')}</p>;
  return (
    <TableScroll label={say('codings.caption')}>
      <table>
        <caption className="unseen">{say('codings.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('codings.sample')}</th>
            <th scope="col">{say('codings.coders')}</th>
          </tr>
        </thead>
        <tbody>
          {codings.map((coding) => (
            <tr key={coding.id}>
              <th scope="row">
                <Link to="/words/codings/$codingId" params={{ codingId: coding.id }}>
                  {coding.survey}, {format.moment(coding.made_at)}
                </Link>
                <small>
                  {say('codings.texts', { count: coding.texts })} · {coding.made_by}
                </small>
              </th>
              <td>
                {coding.coders.length === 0
                  ? say('codings.nobody')
                  : coding.coders.map(({ name, coded }) => (
                      <span className="coder" key={name}>
                        {say('codings.coded', { name, coded, texts: coding.texts })}
                      </span>
                    ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
