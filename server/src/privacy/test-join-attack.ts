import type pg from 'pg';

/** An invitation or a response, by everything that names it. */
export type Named = Readonly<{ id: string; names: readonly string[] }>;

/** A row of any table, as whoever has the whole database sees it: its values, its place on the disk and who wrote it. */
type SeenRow = Readonly<{ table: string; text: string; values: ReadonlyMap<string, string> }>;

/** A way of joining that works: how, and how well. */
export type Join = Readonly<{ way: string; strength: number }>;

/**
 * Tries to say which of these responses belongs to which invitation, with all tables of a database at hand: by a row that names
 * both, by a value that one of each has and nobody else, and by orders that run alike, be it of times, ids, places or writers.
 * `truth` is only there to judge how well an order does: no other join needs it.
 */
export async function attackJoins(
  superuser: pg.Pool,
  sides: Readonly<{ invitations: readonly Named[]; responses: readonly Named[] }>,
  truth: ReadonlyMap<string, string>,
): Promise<readonly Join[]> {
  const rows = await readEverything(superuser);
  const ofInvitation = rowsByOwner(rows, sides.invitations);
  const ofResponse = rowsByOwner(rows, sides.responses);
  return [
    ...joinsByRow(ofInvitation, ofResponse),
    ...joinsByValue(ofInvitation, ofResponse),
    ...joinsByOrder(columnsOf(ofInvitation), columnsOf(ofResponse), truth),
  ];
}

type Owned = ReadonlyMap<string, readonly SeenRow[]>;

async function readEverything(superuser: pg.Pool): Promise<readonly SeenRow[]> {
  const { rows: tables } = await superuser.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%'
     order by 1`,
  );
  const seen: SeenRow[] = [];
  for (const { name } of tables) {
    const { rows } = await superuser.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) || jsonb_build_object('~place', lpad(split_part(btrim(t.ctid::text, '()'), ',', 1), 9, '0')
         || lpad(split_part(btrim(t.ctid::text, '()'), ',', 2), 9, '0'), '~writer', lpad(t.xmin::text, 12, '0')) as row
       from ${name} t`,
    );
    for (const { row } of rows) seen.push({ table: name, text: JSON.stringify(row), values: new Map(leavesOf(row)) });
  }
  return seen;
}

/** Every value in a row, however deep, by its path. */
function leavesOf(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [[path, String(value)]];
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, `${path}.${name}`));
}

function rowsByOwner(rows: readonly SeenRow[], owners: readonly Named[]): Owned {
  return new Map(
    owners.map(({ id, names }) => [id, rows.filter(({ text }) => names.some((name) => text.includes(name)))]),
  );
}

function joinsByRow(invitations: Owned, responses: Owned): readonly Join[] {
  const ofResponse = new Map([...responses].flatMap(([id, rows]) => rows.map((row) => [row, id] as const)));
  return [...invitations].flatMap(([, rows]) => {
    const both = rows.find((row) => ofResponse.has(row));
    return both === undefined ? [] : [{ way: `a row of ${both.table} names both`, strength: 1 }];
  });
}

/** Shorter values are shared by chance. */
const tellingLength = 6;

function joinsByValue(invitations: Owned, responses: Owned): readonly Join[] {
  const [left, right] = [ownersByValue(invitations), ownersByValue(responses)];
  return [...left].flatMap(([value, owners]) => {
    const others = right.get(value);
    if (value.length < tellingLength || owners.size !== 1 || others?.size !== 1) return [];
    return [{ way: `both have ${value}`, strength: 1 }];
  });
}

function ownersByValue(owned: Owned): ReadonlyMap<string, ReadonlySet<string>> {
  const owners = new Map<string, Set<string>>();
  for (const [id, rows] of owned)
    for (const { values } of rows)
      for (const [name, value] of values)
        if (!name.startsWith('.~')) owners.set(value, (owners.get(value) ?? new Set()).add(id));
  return owners;
}

type Column = Readonly<{ name: string; of: ReadonlyMap<string, string> }>;

/** Where one differs and all others are alike, one of twenty pairs agrees by chance: that is no order. */
const valuesLeast = 4;

/** What each owner has in each column: the first of it. */
function columnsOf(owned: Owned): readonly Column[] {
  const columns = new Map<string, Map<string, string>>();
  for (const [id, rows] of owned)
    for (const { table, values } of rows)
      for (const [name, value] of values) {
        const column = columns.get(`${table}${name}`) ?? new Map<string, string>();
        const known = column.get(id);
        if (known === undefined || value < known) column.set(id, value);
        columns.set(`${table}${name}`, column);
      }
  const everybody = owned.size;
  return [...columns]
    .map(([name, of]) => ({ name, of }))
    .filter(({ of }) => of.size === everybody && new Set(of.values()).size >= valuesLeast);
}

/** Of twenty pairs in no order of their own this is met once in ten million tries. */
const strongCorrelation = 0.9;

function joinsByOrder(
  invitations: readonly Column[],
  responses: readonly Column[],
  truth: ReadonlyMap<string, string>,
): readonly Join[] {
  const pairs = [...truth];
  const left = invitations.map(({ name, of }) => ({ name, ranks: ranksOf(pairs.map(([id]) => of.get(id) ?? '')) }));
  const right = responses.map(({ name, of }) => ({ name, ranks: ranksOf(pairs.map(([, id]) => of.get(id) ?? '')) }));
  return left.flatMap((one) =>
    right.flatMap((other) => {
      const strength = Math.abs(correlationOf(one.ranks, other.ranks));
      return strength < strongCorrelation ? [] : [{ way: `${one.name} runs as ${other.name}`, strength }];
    }),
  );
}

/** Equal values share the middle of their places, so that a lot is told from a lot. */
function ranksOf(values: readonly string[]): readonly number[] {
  const sorted = values.toSorted();
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2);
}

function correlationOf(one: readonly number[], other: readonly number[]): number {
  const middle = (one.length - 1) / 2;
  const product = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, rank, place) => sum + (rank - middle) * ((b[place] ?? middle) - middle), 0);
  const size = Math.sqrt(product(one, one) * product(other, other));
  return size === 0 ? 0 : product(one, other) / size;
}
