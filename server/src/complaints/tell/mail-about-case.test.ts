import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCaseMailTag } from '../../mail/case-mail-tag.ts';
import { sendKeptMail } from '../../mail/send-kept-mail.ts';
import { startTestMailServer, type TestMailServer } from '../../mail/test-mail-server.ts';
import { useTellingCompany } from './test-telling.ts';

const { scene, receive, mailsTo } = useTellingCompany();

describe('a mail about a case', () => {
  let mailServer: TestMailServer;
  beforeAll(async () => {
    mailServer = await startTestMailServer();
  });
  afterAll(() => mailServer?.close());

  test('leaves once, and its answer finds the case', async () => {
    await scene().database.superuser.query(
      `insert into mail_setting (workspace_id, host, port, security, username, sender_name, sender_address)
       values ($1, '127.0.0.1', $2, 'none', '', 'De Vries', 'klacht@devries.example')`,
      [scene().workspace.id, mailServer.settings.port],
    );
    await scene().database.superuser.query(
      `insert into return_mail (workspace_id, address) values ($1, 'retour@devries.example')`,
      [scene().workspace.id],
    );
    const to = 'eenmaal@klant.example';
    await receive({ email: to });
    const [mail] = await mailsTo(to);
    const kept = { workspaceId: scene().workspace.id, id: mail.id };
    await Promise.all([sendKeptMail(scene().product, kept), sendKeptMail(scene().product, kept)]);
    expect(mailServer.taken).toHaveLength(1);
    const [sent] = mailServer.taken;
    const { rows } = await scene().database.superuser.query('select id from complaint_case where email = $1', [to]);
    const tagged = { workspaceCode: scene().workspace.code, caseId: rows[0].id };
    const headers = String(sent?.raw ?? '');
    const replyTo = /^Reply-To:\s*(.*)$/im.exec(headers)?.[1]?.trim() ?? '';
    const messageId = /^Message-ID:\s*(.*)$/im.exec(headers)?.[1]?.trim() ?? '';
    expect(readCaseMailTag(scene().product, replyTo)).toEqual(tagged);
    expect(readCaseMailTag(scene().product, messageId)).toEqual(tagged);
    expect(messageId).toContain('@devries.example');
    expect(await mailsTo(to)).toEqual([]);
  });

  test('to an address where nobody is, is the last one', async () => {
    const refusing = await startTestMailServer({
      onRcptTo: (_address, _session, done) =>
        done(Object.assign(new Error('5.1.1 no such user'), { responseCode: 550 })),
    });
    await scene().database.superuser.query('update mail_setting set port = $1', [refusing.settings.port]);
    const to = 'niemand@klant.example';
    await receive({ email: to });
    const [first] = await mailsTo(to);
    await sendKeptMail(scene().product, { workspaceId: scene().workspace.id, id: first.id });
    await receive({ email: to });
    expect(await mailsTo(to)).toHaveLength(1);
    await refusing.close();
  });
});
