import { createHmac, timingSafeEqual } from 'node:crypto';
import { workspaceOfCode } from '../accounts/workspace-code-views.ts';
import type { Product } from '../product.ts';
import { codeOfToken, deriveToken } from '../secret/token.ts';

/** The link of a company's board. It is made again from the key, so that nothing of it is stored. */
export function boardToken(product: Product, workspaceCode: string, workspaceId: string): string {
  return deriveToken(workspaceCode, product.key('idea-board'), workspaceId);
}

/** The company whose board a link leads to; undefined when it leads to none. */
export async function workspaceOfBoard(product: Product, token: string): Promise<string | undefined> {
  const code = codeOfToken(token);
  if (code === undefined) return undefined;
  const workspaceId = await workspaceOfCode(product.databases, code);
  if (workspaceId === undefined) return undefined;
  const [given, made] = [Buffer.from(token), Buffer.from(boardToken(product, code, workspaceId))];
  return given.length === made.length && timingSafeEqual(given, made) ? workspaceId : undefined;
}

const dayMs = 86_400_000;
/** Nobody reads a page and presses a button of it in less; whatever fills in forms by itself does. */
const readingMs = 800;

/** Seals into a page that we made it, and when: a vote comes from a page that somebody had before them. */
export function makeStamp(product: Product, token: string): string {
  const at = product.clock().getTime().toString(36);
  return `${at}.${macOf(product, token, at)}`;
}

export function isStampGood(product: Product, token: string, stamp: string): boolean {
  const [at = '', mac = ''] = stamp.slice(0, 100).split('.', 2);
  const [given, made] = [Buffer.from(mac), Buffer.from(macOf(product, token, at))];
  if (given.length !== made.length || !timingSafeEqual(given, made)) return false;
  const age = product.clock().getTime() - Number.parseInt(at, 36);
  return age >= readingMs && age <= dayMs;
}

function macOf(product: Product, token: string, at: string): string {
  return createHmac('sha256', product.key('idea-stamp')).update(`${token} ${at}`).digest('base64url').slice(0, 22);
}
