import { z } from 'zod';
import { type IdKind, readId, showId } from '../database/public-id.ts';

/** No row has this id, so that what is malformed goes the way of what is unknown, and answers the same. */
const unknownId = '00000000-0000-0000-0000-000000000000';

/** Which schemas are ids of what: the grid test finds every id slot of every route by it. */
const kinds = z.registry<{ kind: IdKind }>();

function makeCodec(kind: IdKind) {
  const text = z
    .string()
    .max(100)
    .meta({ pattern: `^${kind}_[0-9a-hjkmnp-tv-z]{26}$`, examples: [showId(kind, unknownId)] });
  const codec = z.codec(text, z.string(), {
    decode: (shown) => readId(kind, shown) ?? unknownId,
    encode: (id) => showId(kind, id),
  });
  kinds.add(codec, { kind });
  return codec;
}

const codecs = {
  stf: makeCodec('stf'),
  inv: makeCodec('inv'),
  con: makeCodec('con'),
  imp: makeCodec('imp'),
  srv: makeCodec('srv'),
  ver: makeCodec('ver'),
  wav: makeCodec('wav'),
  ltr: makeCodec('ltr'),
  thm: makeCodec('thm'),
  cds: makeCodec('cds'),
  ivt: makeCodec('ivt'),
  rsp: makeCodec('rsp'),
  mal: makeCodec('mal'),
  wsp: makeCodec('wsp'),
  dev: makeCodec('dev'),
  org: makeCodec('org'),
  mrg: makeCodec('mrg'),
  act: makeCodec('act'),
  vis: makeCodec('vis'),
  prm: makeCodec('prm'),
  fup: makeCodec('fup'),
  cal: makeCodec('cal'),
  ide: makeCodec('ide'),
  alr: makeCodec('alr'),
  alc: makeCodec('alc'),
  alm: makeCodec('alm'),
  cas: makeCodec('cas'),
  cll: makeCodec('cll'),
  rec: makeCodec('rec'),
  prb: makeCodec('prb'),
  cpr: makeCodec('cpr'),
  cau: makeCodec('cau'),
  fil: makeCodec('fil'),
  tsk: makeCodec('tsk'),
  mac: makeCodec('mac'),
  ntc: makeCodec('ntc'),
  std: makeCodec('std'),
  drw: makeCodec('drw'),
  req: makeCodec('req'),
  evt: makeCodec('evt'),
  tch: makeCodec('tch'),
  key: makeCodec('key'),
  inb: makeCodec('inb'),
  cev: makeCodec('cev'),
  nrm: makeCodec('nrm'),
  bmk: makeCodec('bmk'),
  unt: makeCodec('unt'),
  svw: makeCodec('svw'),
  rpt: makeCodec('rpt'),
  shr: makeCodec('shr'),
} as const satisfies Record<IdKind, unknown>;

/** An id on the wire: `con_…` in JSON, paths and queries, a UUID in the handler and in what it returns. */
export function idSchema(kind: IdKind): ReturnType<typeof makeCodec> {
  return codecs[kind];
}

export function idKindOf(schema: z.core.$ZodType): IdKind | undefined {
  return kinds.get(schema)?.kind;
}

/** A moment on the wire: ISO 8601 in UTC there, a Date here. */
export const timeSchema = z.codec(z.iso.datetime(), z.date(), {
  decode: (text) => new Date(text),
  encode: (time) => time.toISOString(),
});

/** A day on the wire, as PostgreSQL has it too: it knows no year 0. */
export const dateSchema = z.iso.date().regex(/^(?!0000)/);
