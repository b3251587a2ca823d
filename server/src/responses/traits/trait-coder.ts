import type { GivenTrait, KnownTraits } from '@voldaan/domain/responses/given-traits';
import { noTraits, type TraitCodes } from '@voldaan/domain/responses/trait-code';
import type { Logger } from 'pino';
import type { Databases } from '../../database/connect.ts';
import { createGroupCommit } from '../../database/group-commit.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import { databaseIsAway } from '../../http/database-outage.ts';
import { learnTraits } from './learn-traits.ts';
import { type Coded, codeTraits, makeCodebook, nameOfTrait, type TraitCodebook } from './trait-codebook.ts';
import { attributeKinds, listTraits, listTraitValues } from './trait-views.ts';

/** Turns what is known of a respondent into the codes that the response keeps. */
export type TraitCoder = Readonly<{
  /** Never fails: what could not be coded is not known. */
  code: (workspaceId: string, known: KnownTraits) => Promise<TraitCodes>;
  /** Finishes what is under way. */
  drain: () => Promise<void>;
}>;

export type TraitCoderParts = Readonly<{ databases: Databases; log: Logger; clock: () => Date }>;

/** A place that another process gave to something else is known everywhere after this long, and a new field after less. */
const keptMs = 60_000;
const freshMs = 3_000;
const workspacesMost = 500;

type Kept = Readonly<{
  book: Promise<TraitCodebook>;
  readAt: number;
  /** Traits for which there was no place left: they are not asked about with every answer. */
  unplaced: Set<string>;
}>;

export function createTraitCoder(parts: TraitCoderParts): TraitCoder {
  const { log } = parts;
  const books = keepCodebooks(parts);
  // Values come by the hundred when a company begins: those of one moment are learned together, each one once.
  const learning = createGroupCommit<Unknown, 'learned'>({
    write: async (unknown) => {
      await Promise.all(
        [...Map.groupBy(unknown, ({ workspaceId }) => workspaceId)].map(([workspaceId, own]) =>
          books.learn(
            workspaceId,
            own.map(({ trait }) => trait),
          ),
        ),
      );
      return unknown.map(() => 'learned');
    },
    keyOf: ({ workspaceId, trait }) => `${workspaceId} ${nameOfTrait(trait)} ${trait.value}`,
    isOutage: databaseIsAway,
    lanes: 1,
  });

  /** What is unknown is learned first, unless that fails: then it stays unknown, and the rest is kept. */
  const learned = async (workspaceId: string, known: KnownTraits, coded: Coded): Promise<TraitCodes> => {
    const { unplaced } = books.open(workspaceId);
    const unknown = coded.unknown.filter((trait) => !unplaced.has(nameOfTrait(trait)));
    if (unknown.length === 0) return coded.codes;
    try {
      await Promise.all(unknown.map((trait) => learning.submit({ workspaceId, trait })));
      const entry = books.open(workspaceId);
      const again = codeTraits(await entry.book, known);
      for (const trait of again.unknown) entry.unplaced.add(nameOfTrait(trait));
      return again.codes;
    } catch (error) {
      log.warn({ err: error, workspaceId }, 'could not give codes to what an answer is told apart by');
      return coded.codes;
    }
  };

  return {
    code: async (workspaceId, known) => {
      // Through most public links nothing is known, and nothing is asked.
      if (Object.values(known).every((value) => value === null)) return noTraits;
      try {
        const coded = codeTraits(await books.open(workspaceId).book, known);
        if (!coded.isOld) return await learned(workspaceId, known, coded);
        const now = codeTraits(await books.open(workspaceId, freshMs).book, known);
        return await learned(workspaceId, known, now);
      } catch (error) {
        log.warn({ err: error, workspaceId }, 'could not read what an answer is told apart by');
        return noTraits;
      }
    },
    drain: () => learning.drain(),
  };
}

type Unknown = Readonly<{ workspaceId: string; trait: GivenTrait }>;

type Codebooks = Readonly<{
  /** The codebook of a workspace, no older than said. */
  open: (workspaceId: string, ageMostMs?: number) => Kept;
  learn: (workspaceId: string, traits: readonly GivenTrait[]) => Promise<void>;
}>;

function keepCodebooks({ databases, clock }: TraitCoderParts): Codebooks {
  const kept = new Map<string, Kept>();

  const keep = (workspaceId: string, entry: Kept): Kept => {
    kept.delete(workspaceId);
    for (const oldest of kept.keys()) {
      if (kept.size < workspacesMost) break;
      kept.delete(oldest);
    }
    kept.set(workspaceId, entry);
    return entry;
  };

  const open = (workspaceId: string, ageMostMs = keptMs): Kept => {
    const found = kept.get(workspaceId);
    const readAt = clock().getTime();
    if (found !== undefined && readAt - found.readAt < ageMostMs) return found;
    const book = inWorkspace(databases.app, workspaceId, async (db) =>
      makeCodebook(await attributeKinds(db), { traits: await listTraits(db), values: await listTraitValues(db) }),
    );
    const entry = keep(workspaceId, { book, readAt, unplaced: new Set() });
    // What could not be read is read again for the next answer.
    book.catch(() => {
      if (kept.get(workspaceId) === entry) kept.delete(workspaceId);
    });
    return entry;
  };

  return {
    open,
    learn: async (workspaceId, traits) => {
      const before = open(workspaceId);
      const { kinds } = await before.book;
      const learnt = await inWorkspace(databases.app, workspaceId, (db) => learnTraits(db, traits));
      keep(workspaceId, { ...before, book: Promise.resolve(makeCodebook(kinds, learnt)) });
    },
  };
}
