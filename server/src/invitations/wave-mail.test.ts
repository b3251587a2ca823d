import { readFileSync } from 'node:fs';
import { defaultLetter } from '@voldaan/domain/studies/default-letter';
import type { Letter } from '@voldaan/domain/studies/letter';
import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import type { Product } from '../product.ts';
import { makeTestProduct } from '../test-product.ts';
import type { WaveToSend } from './views.ts';
import { type MailToWrite, waveMailer } from './wave-mail.ts';

let database: TestDatabase;
let product: Product;

beforeAll(async () => {
  database = await createTestDatabase();
  product = makeTestProduct(database);
});

afterAll(() => database.drop());

const wish = { questionnaire: 'grade', languages: ['nl', 'nb'], senderName: 'Sanne', replyTo: 'sanne@devries.example' };
const letter: Letter = {
  ...defaultLetter({ ...wish, tone: 'formal' }),
  subject: { nl: 'Over {event.subject|uw bezoek}, {name|klant} van {organisation|uw bedrijf}', nb: 'Hei' },
};

function waveOf(changes: Partial<WaveToSend> = {}): WaveToSend {
  return {
    id: uuid(),
    state: 'sending',
    letter,
    reminder_letter: null,
    definition: draftFromQuestionnaire('grade', { organisation: 'De Vries', readerName: 'Sanne', name: 'K' }),
    public_token: 'publiek',
    workspace_code: 'abc123',
    postal_line: '',
    is_anonymous: false,
    ...changes,
  };
}

function mailTo(changes: Partial<MailToWrite> = {}): MailToWrite {
  return {
    id: uuid(),
    email: 'jan@klant.example',
    language: 'nl',
    kind: 'invitation',
    reminder_of: null,
    contact_name: 'Jan',
    contact_organisation: 'Gemeente Utrecht',
    event_subject: 'bestelling 5',
    contact: {},
    ...changes,
  };
}

describe('a mail of a wave', () => {
  test('says what is known of this customer, and what stands in for the rest', () => {
    const write = waveMailer(product, waveOf());
    expect(write(mailTo()).mail.subject).toBe('Over bestelling 5, Jan van Gemeente Utrecht');
    const unknown = mailTo({ contact_name: '', contact_organisation: null, event_subject: null });
    expect(write(unknown).mail.subject).toBe('Over uw bezoek, klant van uw bedrijf');
  });

  test('names one way to unsubscribe, which a machine acts on at once', () => {
    const { headers } = waveMailer(product, waveOf())(mailTo()).message('feedback@devries.example');
    expect(headers?.['List-Unsubscribe']).toMatch(/^<http[^<>]+\/u\/[\w-]+>$/);
    expect(headers?.['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
  });

  test('is the same mail when another sender writes it again, and its reminder is another', () => {
    const wave = waveOf();
    const invited = mailTo();
    const idOf = (mail: MailToWrite) =>
      waveMailer(product, wave)(mail).message('feedback@devries.example').messageId ?? '';
    expect(idOf(invited)).toMatch(/^<?abc123[a-z2-7]{42}@devries\.example>?$/);
    expect(idOf({ ...invited, contact_name: 'Johannes' })).toBe(idOf(invited));
    expect(idOf(mailTo({ kind: 'reminder', reminder_of: invited.id }))).not.toBe(idOf(invited));
  });

  test('that reminds has the link of the invitation and another text, also where nobody wrote one', () => {
    const write = waveMailer(product, waveOf());
    const invited = mailTo();
    const linkOf = (text: string) => /\/a\/[\w-]+/.exec(text)?.[0];
    const first = write(invited).mail;
    const reminder = write(mailTo({ kind: 'reminder', reminder_of: invited.id })).mail;
    expect(linkOf(reminder.text)).toBe(linkOf(first.text));
    expect(reminder.subject).toBe('Wij horen graag wat er beter kan');
    expect(reminder.text).toContain('Hierna vragen wij het niet meer.');
  });

  test('that reminds says what was written for it', () => {
    const reminder_letter = { ...letter, subject: { nl: 'Nog één keer', nb: 'En gang til' } };
    const write = waveMailer(product, waveOf({ reminder_letter }));
    expect(write(mailTo({ kind: 'reminder', reminder_of: uuid() })).mail.subject).toBe('Nog één keer');
  });
});

test('a letter of an earlier wave became blocks, with the greeting that stood before it by itself', async () => {
  const migration = readFileSync(new URL('../../migrations/0030-letters.sql', import.meta.url), 'utf8');
  const [update = ''] = /update wave set letter[\s\S]*?;/.exec(migration) ?? [];
  const old = {
    subject: { nl: 'Vraag', nb: 'Spørsmål', en: '' },
    intro: { nl: 'Hoe was het?', nb: 'Hvordan var det?', en: '' },
    signature: { nl: '', nb: '', en: '' },
    senderName: 'Sanne',
    senderAddress: 'x@devries.example',
    replyTo: '',
  };
  const madeOfBlocks = {
    subject: old.subject,
    preheader: {},
    blocks: [
      { kind: 'text', text: { nl: 'Dag {name},\n\nHoe was het?', nb: 'Hei, {name}\n\nHvordan var det?', en: '' } },
      { kind: 'question' },
      { kind: 'signature', text: {} },
    ],
    tone: 'formal',
    senderName: 'Sanne',
    replyTo: '',
  };
  const client = await database.superuser.connect();
  try {
    // A table of the same name in front of the real one: its letters alone are changed.
    await client.query('create temporary table wave (letter jsonb)');
    await client.query('insert into pg_temp.wave values ($1)', [old]);
    await client.query(update);
    const { rows } = await client.query<{ letter: Letter }>('select letter from pg_temp.wave');
    expect(rows[0]?.letter).toEqual(madeOfBlocks);
  } finally {
    await client.query('drop table if exists pg_temp.wave');
    client.release();
  }
});
