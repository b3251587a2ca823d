import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, expect } from 'vitest';
import { makeSetupLink } from '../../accounts/setup-link.ts';
import { makeTestBrowser, type TestBrowser } from '../../accounts/test-browser.ts';
import { buildApp } from '../../app.ts';
import { createTestDatabase, type TestDatabase } from '../../database/test-database.ts';
import { makeTestProduct } from '../../test-product.ts';

export type Given = Readonly<Record<string, string>>;
type GivenFile = Readonly<{ name: string; bytes: Buffer }>;

type Scene = Readonly<{ database: TestDatabase; app: FastifyInstance; owner: TestBrowser; workspaceId: string }> & {
  /** The path of the form. */
  link: string;
  /** Forms that were sent, each from another place. */
  senders: number;
};

export const complaint = { kind: 'complaint', words: 'De fiets stond weer stil.\r\nTwee keer.' };

/** Gives a file a company whose form is open, customers without a script, and a clock to let run. */
export function useTestForm() {
  let kept: Scene | undefined;
  let now = new Date('2026-11-20T13:12:00Z');
  const scene = (): Scene => {
    if (kept === undefined) throw new Error('no test is under way');
    return kept;
  };
  const pass = (milliseconds: number) => {
    now = new Date(now.getTime() + milliseconds);
  };

  beforeAll(async () => {
    const database = await createTestDatabase();
    const product = makeTestProduct(database, { clock: () => now });
    const app = await buildApp(product, { requestsPerMinute: 100_000 });
    const owner = makeTestBrowser(app);
    const claim = {
      company: 'De Vries',
      name: 'Sanne van Dijk',
      email: 'sanne@devries.example',
      password: 'een zin die niemand raadt',
      language: 'nl',
    };
    await owner.post(`/v1${new URL((await makeSetupLink(product)).link).pathname}`, claim);
    const { rows } = await database.superuser.query('select id from workspace');
    const opened = await owner.patch('/v1/case-form', { is_open: true, phone: '030 123 45 67' });
    const link = new URL(opened.json().url).pathname;
    kept = { database, app, owner, workspaceId: rows[0].id, link, senders: 0 };
  });
  afterAll(async () => {
    await kept?.app.close();
    await kept?.database.drop();
  });

  const get = (url: string, headers: Given = {}) => scene().app.inject({ method: 'GET', url, headers });
  return {
    scene,
    /** Lets time go by. */
    pass,
    get,
    /** As a browser without a script sends it. */
    send: (path: string, fields: Given, files: readonly GivenFile[] = []) => {
      scene().senders += 1;
      return send(scene(), path, [...fieldParts(fields), ...files.flatMap(fileParts)]);
    },
    /** Opens the form, as somebody who then takes a minute to fill it in. */
    openForm: async (path = scene().link) => {
      const page = await get(path);
      expect(page.statusCode).toBe(200);
      pass(60_000);
      return { html: page.body, ...formOf(page.body) };
    },
    cases: () => listCases(scene()),
  };
}

function send({ app, senders }: Scene, url: string, parts: readonly Buffer[]): Promise<LightMyRequestResponse> {
  return app.inject({
    method: 'POST',
    url,
    remoteAddress: `10.0.${senders % 250}.1`,
    headers: { 'content-type': 'multipart/form-data; boundary=grens' },
    payload: Buffer.concat([...parts, Buffer.from('--grens--\r\n')]),
  });
}

function fieldParts(fields: Given): readonly Buffer[] {
  return Object.entries(fields).map(([name, value]) =>
    Buffer.from(`--grens\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  );
}

function fileParts({ name, bytes }: GivenFile): readonly Buffer[] {
  const head = `content-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: image/png`;
  return [Buffer.from(`--grens\r\n${head}\r\n\r\n`), bytes, Buffer.from('\r\n')];
}

export function formOf(html: string) {
  return {
    nonce: /name="nonce" value="([^"]+)"/.exec(html)?.[1] ?? '',
    action: (/<form[^>]* action="([^"]+)"/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&'),
  };
}

async function listCases({ database, workspaceId }: Scene) {
  const { rows } = await database.superuser.query(
    `select id, kind, source, words, about, name, email, phone, language, reach_by, contact_id, stage, revision
     from complaint_case where workspace_id = $1 order by received_at, number`,
    [workspaceId],
  );
  return rows;
}
