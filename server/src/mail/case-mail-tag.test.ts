import { expect, test } from 'vitest';
import { uuid } from '../database/uuid.ts';
import { purposeKey } from '../secret/purpose-key.ts';
import { caseMailTag, caseMessageId, caseReplyAddress, readCaseMailTag } from './case-mail-tag.ts';
import { type Keyring, mailTag } from './mail-tag.ts';

const product: Keyring = { key: (purpose) => purposeKey(Buffer.alloc(32, 7), purpose) };
const tagged = { workspaceCode: 'devries'.slice(0, 6), caseId: uuid() };

test('an answer finds its case by the address that it goes to and by the mail that it quotes', () => {
  const tag = caseMailTag(product, tagged);
  const addresses = [
    caseReplyAddress(product, tagged, 'klachten@devries.example'),
    caseReplyAddress(product, tagged, '@klachten.devries.example'),
    caseMessageId(product, tagged, { step: 3, domain: 'devries.example' }),
    tag,
    tag.toUpperCase(),
  ];
  for (const address of addresses) expect(readCaseMailTag(product, address ?? '')).toEqual(tagged);
  expect(addresses[0]?.split('@')[0]?.length).toBeLessThanOrEqual(64);
  expect(caseReplyAddress(product, tagged, '')).toBeUndefined();
});

test('a tag that somebody else made names nothing', () => {
  const tag = caseMailTag(product, tagged);
  const forged = (tag.startsWith('a') ? 'b' : 'a') + tag.slice(1);
  const ofInvitation = mailTag(
    product,
    { workspaceCode: tagged.workspaceCode, invitationId: tagged.caseId },
    'return-path',
  );
  for (const text of [forged, tag.slice(1), `${tag}x`, ofInvitation, '', '@', 'klachten@devries.example']) {
    expect(readCaseMailTag(product, text)).toBeUndefined();
  }
});
