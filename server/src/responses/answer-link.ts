import type { Language } from '@voldaan/domain/language';
import type { KnownTraits } from '@voldaan/domain/responses/given-traits';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import type { PathContext } from '@voldaan/domain/surveys/path';
import { workspaceOfCode } from '../accounts/workspace-code-views.ts';
import type { Databases } from '../database/connect.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { codeOfToken, hashToken } from '../secret/token.ts';
import { homeZone } from '../studies/contact-rules.ts';
import { type Anonymity, anonymityOf } from './anonymous/anonymity.ts';
import { type CompiledVersion, compileVersion } from './compile-version.ts';
import {
  findInvitation,
  findPublicSurvey,
  findVersion,
  type LinkedSurvey,
  type PublishedVersion,
} from './link-views.ts';

/** Where a link leads: a personal one by its invitation, a public one to whoever holds it. */
export type AnswerLink = Readonly<{
  token: string;
  workspaceId: string;
  workspaceName: string;
  workspaceLanguage: Language;
  /** The company's own, by which a day is stamped. */
  timeZone: string;
  surveyId: string;
  closedAt: Date | undefined;
  version: CompiledVersion;
  /** What a response through it is told apart by. */
  traits: KnownTraits;
  /** The websites whose pages may ask it; none given: all. */
  websites: readonly string[];
  invitation:
    | Readonly<{
        id: string;
        contactId: string | null;
        /** What conditions and merge fields may know of this customer. */
        contact: PathContext['contact'];
        language: LanguageTag;
        handedAt: Date | undefined;
        expiresAt: Date;
        /** Whether another study's question came in the same mail. */
        sharesMail: boolean;
        /** Set where the wave promised that nobody is told who answered what. */
        anonymity: Anonymity | undefined;
      }>
    | undefined;
}>;

export type LinkKind = 'personal' | 'public';

export type LinkFinder = Readonly<{
  find: (kind: LinkKind, token: string) => Promise<AnswerLink | undefined>;
  /** The same link with the version that an earlier page of it showed, when there is one. */
  withVersion: (link: AnswerLink, versionNumber: number) => Promise<AnswerLink>;
}>;

/** A survey that is closed or published anew is seen so everywhere after this long; late answers are kept anyway. */
const keptMs = 5_000;
const linksMost = 20_000;
const versionsMost = 1_000;

type Kept = Readonly<{ link: Promise<AnswerLink | undefined>; until: number }>;

/** Finds links, and keeps what it found for a few seconds: the same public link is asked for by thousands. */
export function createLinkFinder(databases: Databases, clock: () => Date, anonymousKey: Buffer): LinkFinder {
  const links = new Map<string, Kept>();
  // A version never changes; compiling it once is enough.
  const versions = new Map<string, CompiledVersion>();

  const compile = (version: PublishedVersion): CompiledVersion => {
    const known = versions.get(version.id);
    if (known !== undefined) return known;
    const compiled = compileVersion(version);
    dropOldest(versions, versionsMost);
    versions.set(version.id, compiled);
    return compiled;
  };

  const load = async (kind: LinkKind, token: string): Promise<AnswerLink | undefined> => {
    const code = codeOfToken(token);
    const workspaceId = code === undefined ? undefined : await workspaceOfCode(databases, code);
    if (workspaceId === undefined) return undefined;
    return inWorkspace(databases.app, workspaceId, (db) =>
      kind === 'personal' ? loadPersonal(db, token, { compile, anonymousKey }) : loadPublic(db, token, compile),
    );
  };

  return {
    find: (kind, token) => {
      const now = clock().getTime();
      const key = `${kind} ${token}`;
      const kept = links.get(key);
      if (kept !== undefined && kept.until > now) return kept.link;
      const link = load(kind, token);
      links.delete(key);
      dropOldest(links, linksMost);
      links.set(key, { link, until: now + keptMs });
      // What could not be asked is asked again; what does not exist is not kept, so that a new survey is there at once.
      void link.then(
        (found) => found ?? links.delete(key),
        () => links.delete(key),
      );
      return link;
    },
    withVersion: async (link, versionNumber) => {
      if (link.version.number === versionNumber) return link;
      const found = await inWorkspace(databases.app, link.workspaceId, (db) =>
        findVersion(db, link.surveyId, { number: versionNumber }),
      );
      return found === undefined ? link : { ...link, version: compile(found) };
    },
  };
}

type Compile = (version: PublishedVersion) => CompiledVersion;

async function loadPersonal(
  db: WorkspaceTransaction,
  token: string,
  { compile, anonymousKey }: Readonly<{ compile: Compile; anonymousKey: Buffer }>,
): Promise<AnswerLink | undefined> {
  const invitation = await findInvitation(db, hashToken(token));
  if (invitation === undefined) return undefined;
  const version = await findVersion(db, invitation.surveyId, { id: invitation.versionId });
  if (version === undefined) return undefined;
  const { id, contactId, contact, language, handedAt, expiresAt, sharesMail } = invitation;
  const anonymity = anonymityOf(anonymousKey, invitation);
  return {
    ...linkOf(db, token, invitation, compile(version)),
    websites: [],
    invitation: {
      id,
      contactId,
      // What is asked of somebody, and what it is called there, would say who they are: the page knows nobody.
      contact: anonymity === undefined ? (contact ?? {}) : {},
      language,
      handedAt: handedAt ?? undefined,
      expiresAt: anonymity?.isForgotten ? new Date(0) : expiresAt,
      sharesMail,
      anonymity,
    },
  };
}

async function loadPublic(db: WorkspaceTransaction, token: string, compile: Compile): Promise<AnswerLink | undefined> {
  const survey = await findPublicSurvey(db, token);
  if (survey === undefined) return undefined;
  const version = await findVersion(db, survey.surveyId, 'newest');
  if (version === undefined) return undefined;
  return { ...linkOf(db, token, survey, compile(version)), websites: survey.websites, invitation: undefined };
}

function linkOf(
  db: WorkspaceTransaction,
  token: string,
  survey: LinkedSurvey,
  version: CompiledVersion,
): Omit<AnswerLink, 'invitation' | 'websites'> {
  const { surveyId, workspaceName, workspaceLanguage, traits } = survey;
  const timeZone = survey.workspaceZone ?? homeZone(workspaceLanguage);
  const { workspaceId } = db;
  const closedAt = survey.closedAt ?? undefined;
  return { token, workspaceId, workspaceName, workspaceLanguage, timeZone, surveyId, closedAt, version, traits };
}

function dropOldest(map: Map<string, unknown>, most: number): void {
  if (map.size < most) return;
  const oldest = map.keys().next();
  if (!oldest.done) map.delete(oldest.value);
}
