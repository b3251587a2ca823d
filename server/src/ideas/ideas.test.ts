import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCase, openCase, takeStep } from '../complaints/cases.ts';
import { hashAddress } from '../contacts/address-hash.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { makeTestProduct } from '../test-product.ts';
import {
  changeIdea,
  joinIdea,
  makeIdea,
  mergeIdea,
  moveIdea,
  partIdea,
  showIdea,
  showIdeas,
  showLoose,
} from './ideas.ts';
import { publishIdea, showTold } from './publish-idea.ts';
import { ideaBody, type MoveBody } from './schema.ts';
import { tellSuggestersJob } from './tell-suggesters.ts';

describe('an idea', () => {
  let db: TestDatabase;
  let workspace: TestWorkspace;
  let product: Product;
  let caller: Caller;
  // A second passes with every look at the clock.
  let now = Date.parse('2026-11-20T10:00:00Z');

  beforeAll(async () => {
    db = await createTestDatabase();
    workspace = await db.newWorkspace('Rijklaar');
    product = makeTestProduct(db, {
      clock: () => {
        now += 1000;
        return new Date(now);
      },
    });
    caller = {
      workspaceId: workspace.id,
      workspaceCode: workspace.code,
      staffId: workspace.ownerId,
      sessionId: uuid(),
      role: 'owner',
      language: 'nl',
    };
  });

  afterAll(() => db.drop());

  const inHouse = <T>(work: (trx: WorkspaceTransaction) => Promise<T>) =>
    inWorkspace(db.databases.app, workspace.id, work);
  const suggest = async (words: string, email = '', language = 'nl') => {
    const intake = { kind: 'suggestion', source: 'form', words, email, language } as const;
    return (await inHouse((trx) => openCase(product, trx, { workspaceCode: workspace.code, intake }))).id;
  };
  const make = async (title: string, cases: readonly string[] = []) =>
    (await makeIdea(product, caller, { ...ideaBody.parse({ title }), case_ids: [...cases] })).idea;
  const revisionOf = async (id: string) => (await showIdea(product, caller, id)).idea.revision;
  const move = async (id: string, state: MoveBody['state'], words: MoveBody['words'] = {}) =>
    moveIdea(product, caller, { id, revision: await revisionOf(id), move: { state, words } });
  const tell = (id: string) => tellSuggestersJob(product)({ workspace: workspace.id, idea: id }, { isLast: false });
  const mailsTo = async (email: string) => {
    const { rows } = await db.superuser.query<{ subject: string; body_text: string; html: string }>(
      `select subject, body_text, html from outbox_mail where recipient = $1 order by created_at, id`,
      [email],
    );
    return rows;
  };
  const stateOf = async (id: string) => (await inHouse((trx) => loadCase(trx, id))).state;

  it('that several people had tells each of them what became of it, in their language, once for each state', async () => {
    const jan = await suggest('Zet een bankje bij de balie', 'jan@example.nl');
    const ola = await suggest('Kan det stå en benk der?', 'ola@example.no', 'nb');
    expect((await showLoose(product, caller)).map(({ id }) => id)).toEqual([jan, ola]);
    const idea = await make('Bankje bij de balie', [jan, ola]);
    expect(idea).toMatchObject({ state: 'new', suggestions: 2, is_published: false });
    expect(await showLoose(product, caller)).toEqual([]);
    await tell(idea.id);
    expect(await mailsTo('jan@example.nl')).toEqual([]);

    await move(idea.id, 'planned', { nl: 'In het voorjaar', nb: 'Til våren' });
    await tell(idea.id);
    await tell(idea.id);
    const [mail, ...more] = await mailsTo('jan@example.nl');
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('We gaan uw voorstel uitvoeren (26-0001)');
    expect(mail?.body_text).toContain('In het voorjaar');
    expect(mail?.body_text).toContain('U schreef: Zet een bankje bij de balie');
    expect(mail?.body_text).toContain(`/c/status/${workspace.code}`);
    const [norwegian] = await mailsTo('ola@example.no');
    expect(norwegian?.subject).toBe('Vi skal gjennomføre forslaget ditt (26-0002)');
    expect(norwegian?.body_text).toContain('Til våren');
    expect(await stateOf(jan)).toMatchObject({ suggestion: 'planned' });

    await move(idea.id, 'considered');
    await tell(idea.id);
    await move(idea.id, 'planned');
    await tell(idea.id);
    expect((await mailsTo('jan@example.nl')).map(({ subject }) => subject)).toEqual([
      'We gaan uw voorstel uitvoeren (26-0001)',
      'We kijken naar uw voorstel (26-0001)',
    ]);
    const { suggestions, moves } = await showIdea(product, caller, idea.id);
    expect(suggestions[0]?.told.map(({ state }) => state)).toEqual(['planned', 'considered']);
    expect(moves.map(({ state }) => state)).toEqual(['planned', 'considered', 'planned']);
  });

  it('is done long after a suggestion was closed, and whoever joins late hears where it stands', async () => {
    const early = await suggest('Stuur een foto', 'foto@example.nl');
    await inHouse((trx) =>
      takeStep(product, trx, {
        caseId: early,
        revision: 1,
        event: { what: 'closed', closing: 'thanked', at: new Date(now), by: { kind: 'staff', id: workspace.ownerId } },
      }),
    );
    const idea = await make('Foto als de fiets klaar is', [early]);
    await expect(move(idea.id, 'done')).rejects.toMatchObject({ code: 'idea_words_missing' });
    await move(idea.id, 'done', { en: 'You get a picture now' });
    await tell(idea.id);
    expect(await stateOf(early)).toMatchObject({ stage: 'closed', suggestion: 'done' });
    const [told] = await mailsTo('foto@example.nl');
    expect(told?.html).toContain('You get a picture now');

    const late = await suggest('Een <b>foto</b> graag', 'laat@example.nl');
    await joinIdea(product, caller, { id: idea.id, caseIds: [late] });
    await tell(idea.id);
    expect((await mailsTo('laat@example.nl'))[0]?.html).toContain('Een &lt;b&gt;foto&lt;/b&gt; graag');
    expect(await mailsTo('foto@example.nl')).toHaveLength(1);
  });

  it('writes to nobody who has no address, and to nobody who is not to be written to', async () => {
    const silent = await suggest('Zonder adres');
    const bounced = await suggest('Adres bestaat niet meer', 'weg@example.nl');
    const hash = hashAddress(product.key('address-hash'), workspace.id, 'weg@example.nl');
    await db.superuser.query(
      `insert into suppression (workspace_id, address_hash, purpose, reason) values ($1, $2, 'all', 'bounced')`,
      [workspace.id, hash],
    );
    const idea = await make('Stil idee', [silent, bounced]);
    await move(idea.id, 'considered');
    await tell(idea.id);
    expect(await mailsTo('weg@example.nl')).toEqual([]);
    const { suggestions } = await showIdea(product, caller, idea.id);
    expect(suggestions.map(({ told }) => told.map(({ is_mailed }) => is_mailed))).toEqual([[false], [false]]);
  });

  it('becomes part of another with everybody behind it, and says so', async () => {
    const one = await suggest('Open op zondag', 'zondag@example.nl');
    const two = await suggest('Weekend open', 'weekend@example.nl');
    const first = await make('Zondag open', [one]);
    const second = await make('Weekend open', [two]);
    await db.superuser.query(
      `insert into idea_vote (workspace_id, idea_id, voter, at)
       values ($1, $2, 'both', now()), ($1, $3, 'both', now()), ($1, $2, 'one', now())`,
      [workspace.id, first.id, second.id],
    );
    await move(second.id, 'planned');
    const merged = await mergeIdea(product, caller, {
      id: first.id,
      revision: await revisionOf(first.id),
      into: second.id,
    });
    expect(merged.idea).toMatchObject({ suggestions: 0, votes: 0, merged_into: { title: 'Weekend open' } });
    expect((await showIdea(product, caller, second.id)).idea).toMatchObject({ suggestions: 2, votes: 2 });
    await tell(second.id);
    expect(await mailsTo('zondag@example.nl')).toHaveLength(1);
    await expect(move(first.id, 'planned')).rejects.toMatchObject({ code: 'idea_merged' });
    const listed = await showIdeas(product, caller, {});
    expect(listed.data.map(({ id }) => id)).not.toContain(first.id);
    expect(listed.data[0]?.id).toBe(second.id);
    await partIdea(product, caller, { id: second.id, caseId: one });
    expect((await showLoose(product, caller)).map(({ id }) => id)).toContain(one);
  });

  it('is told to everybody in words of staff alone, and as done only when it is', async () => {
    const idea = await make('Idee van Fenna');
    const text = { nl: { title: 'Bankje', text: '', done: 'Er staat een bankje' } };
    const publish = async (body: object) =>
      publishIdea(product, caller, {
        id: idea.id,
        revision: await revisionOf(idea.id),
        body: { texts: text, is_published: true, is_told: false, has_effect: false, ...body },
      });
    await expect(publish({ texts: {} })).rejects.toMatchObject({ code: 'idea_texts_missing' });
    await expect(publish({ is_told: true })).rejects.toMatchObject({ code: 'idea_not_done' });
    await expect(publish({ has_effect: true })).rejects.toMatchObject({ code: 'idea_effect_unsayable' });
    await move(idea.id, 'done', { nl: 'Er staat een bankje' });
    expect((await publish({ is_told: true })).idea).toMatchObject({ is_published: true, is_told: true });
    expect((await showTold(product, caller)).data).toEqual([
      { id: idea.id, text: { nl: 'Bankje\nEr staat een bankje' } },
    ]);
    await move(idea.id, 'considered');
    expect((await showTold(product, caller)).data).toEqual([]);
  });

  it('is not overwritten by a colleague who was later, nor seen by another company', async () => {
    const idea = await make('Van ons');
    const change = { title: 'Van ons allebei' };
    await changeIdea(product, caller, { id: idea.id, revision: 1, change });
    await expect(changeIdea(product, caller, { id: idea.id, revision: 1, change })).rejects.toMatchObject({
      code: 'idea_changed',
    });
    const other = await db.newWorkspace('Hansen AS');
    const stranger = { ...caller, workspaceId: other.id, staffId: other.ownerId };
    await expect(showIdea(product, stranger, idea.id)).rejects.toMatchObject({ code: 'not_found' });
    const theirs = await suggest('Niet voor jullie');
    await expect(
      makeIdea(product, stranger, { ...ideaBody.parse({ title: 'Gejat' }), case_ids: [theirs] }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it.each([
    ['nn', 'Sak', 'Sjå saka di'],
    ['ar', 'الطلب', 'اطّلع على طلبك'],
    ['nl-x-jij', 'Zaak', 'Bekijk je zaak'],
  ])('tells whoever reads %s in that language, from the first word to the last', async (language, slip, button) => {
    const email = `${language}@example.no`;
    const idea = await make(`Benk ${language}`, [await suggest('Ein benk', email, language)]);
    await move(idea.id, 'considered');
    await tell(idea.id);
    const [mail] = await mailsTo(email);
    expect(mail?.html).toContain(slip);
    expect(mail?.html).toContain(button);
    expect(mail?.html).not.toMatch(/mail\.[a-z]+\.|\bYou\b|\bCase\b/);
  });
});
