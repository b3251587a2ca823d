import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { reportOf } from './inbound-report.ts';
import { evidenceOf } from './mail-evidence.ts';
import { readMime } from './read-mime.ts';

type Expected = Readonly<{ kind: string; bounce?: string; status?: string; feedback?: string }>;

const folder = new URL('test-reports/', import.meta.url);
const expected: Readonly<Record<string, Expected>> = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8'));
const read = (name: string) => readMime(readFileSync(new URL(name, folder), 'latin1'));

function verdict(name: string): Expected {
  const report = reportOf(read(name));
  if (report.kind === 'bounce')
    return { kind: 'bounce', bounce: report.status.bounce ?? '', status: report.status.status };
  if (report.kind === 'delay') return { kind: 'delay', status: report.status.status };
  return report.kind === 'complaint' ? { kind: 'complaint', feedback: report.feedback } : { kind: report.kind };
}

describe('of the reports that mail servers send back', () => {
  test('sixty and more are in the collection, and each has its verdict', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.eml'));
    expect(files.sort()).toEqual(Object.keys(expected).sort());
    expect(files.length).toBeGreaterThanOrEqual(60);
  });

  test.each(Object.keys(expected))('%s is read as what it is', (name) => {
    expect(verdict(name)).toEqual(expected[name]);
  });

  test.each(Object.keys(expected).filter((name) => expected[name]?.kind === 'bounce'))(
    '%s names our mail, by its return path or its Message-ID',
    (name) => {
      const mail = read(name);
      const { addresses, messageIds } = evidenceOf(mail.headers, reportOf(mail));
      expect(addresses).toContain('retour+{{return-path}}@devries.example');
      expect(messageIds).toContain('{{message-id}}@devries.example');
    },
  );
});
