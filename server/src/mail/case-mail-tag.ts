import { type Keyring, makeTag, readTag } from './mail-tag.ts';

export type TaggedCase = Readonly<{ workspaceCode: string; caseId: string }>;

/**
 * Names a case so that only we can, in every mail about it: behind the `+` of the address that answers go to, and in the
 * Message-ID, which an answer quotes. One tag for both, for either may be all that is left of an answer.
 */
export function caseMailTag(product: Keyring, { workspaceCode, caseId }: TaggedCase): string {
  return makeTag(product, { workspaceCode, id: caseId }, 'case');
}

/**
 * The case that an address or a Message-ID names: `klachten+TAG@devries.example`, `TAG@devries.example` or
 * `<TAG.3@devries.example>`, or the tag alone; undefined for any other text and for a tag that is not ours.
 */
export function readCaseMailTag(product: Keyring, text: string): TaggedCase | undefined {
  const at = text.lastIndexOf('@');
  const local = (at < 0 ? text : text.slice(0, at)).replace(/^</, '');
  const tag = (local.split('+').at(-1) ?? '').split('.')[0] ?? '';
  const read = readTag(product, tag, 'case');
  return read && { workspaceCode: read.workspaceCode, caseId: read.id };
}

/** A mail about a case is about one of its steps, and the same mail has the same id. */
export function caseMessageId(
  product: Keyring,
  tagged: TaggedCase,
  { step, domain }: Readonly<{ step: number; domain: string }>,
): string {
  return `<${caseMailTag(product, tagged)}.${step}@${domain}>`;
}

/**
 * Where answers to mails about a case go: the workspace's return address with the case's tag in it. Without a return
 * address it is undefined: answers go to the sender, and are known by the Message-ID that they quote.
 */
export function caseReplyAddress(product: Keyring, tagged: TaggedCase, returnAddress: string): string | undefined {
  if (returnAddress === '') return undefined;
  const at = returnAddress.lastIndexOf('@');
  const local = returnAddress.slice(0, at);
  const name = local === '' ? '' : `${local}+`;
  return `${name}${caseMailTag(product, tagged)}@${returnAddress.slice(at + 1)}`;
}
