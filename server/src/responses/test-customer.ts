import type { FastifyInstance } from 'fastify';
import { readPageForm } from './test-page-form.ts';

/** A page as a customer's browser has it: the form's hidden fields, and where it is sent. */
export type CustomerPage = Readonly<{
  status: number;
  html: string;
  headers: Readonly<Record<string, unknown>>;
  action: string;
  hidden: Readonly<Record<string, string>>;
}>;

export type Customer = Readonly<{
  open: (url: string, headers?: Readonly<Record<string, string>>, address?: string) => Promise<CustomerPage>;
  /** Sends the page's form with what was filled in. `evidence` is what the page's script saw of the person. */
  press: (
    page: CustomerPage,
    fields: Readonly<Record<string, string>>,
    evidence?: object | null,
    address?: string,
  ) => Promise<CustomerPage>;
}>;

/** What the script of the page reports when a person pressed the button with a finger. */
export const fingerPress = { dwellMs: 4_000, pointer: 2, keys: 0, trusted: true };

/** Where a customer is who does not say. */
const home = '127.0.0.1';

export function makeCustomer(app: FastifyInstance): Customer {
  return {
    open: async (url, headers = {}, remoteAddress = home) =>
      readPage(await app.inject({ method: 'GET', url, headers, remoteAddress })),
    press: async (page, fields, evidence = fingerPress, remoteAddress = home) => {
      const all = { ...page.hidden, ...fields, evidence: evidence === null ? '' : JSON.stringify(evidence) };
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const payload = new URLSearchParams(all).toString();
      return readPage(await app.inject({ method: 'POST', url: page.action, headers, payload, remoteAddress }));
    },
  };
}

type Reply = Readonly<{ statusCode: number; body: string; headers: Readonly<Record<string, unknown>> }>;

function readPage(reply: Reply): CustomerPage {
  const form = readPageForm(reply.body) ?? { action: '', hidden: {} };
  return { status: reply.statusCode, html: reply.body, headers: reply.headers, ...form };
}
