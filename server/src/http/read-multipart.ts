import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import { Refusal } from '@voldaan/domain/refusal';

/** A file of a form: without its bytes when it was larger than may be, or when there was no room to hold it. */
export type FormFile = Readonly<{
  field: string;
  name: string;
  bytes: Buffer | undefined;
  fault?: 'too_large' | 'busy';
}>;

export type ReadForm = Readonly<{
  fields: ReadonlyMap<string, string>;
  files: readonly FormFile[];
  /** Files beyond the most that are taken. */
  filesLeft: number;
  /** Not when it was larger than the route takes: then these are the fields that came before. */
  isWhole: boolean;
}>;

export type FormLimits = Readonly<{ fileBytesMax: number; filesMax: number }>;

const fieldBytesMax = 128 * 1024;
const fieldsMax = 60;
/** Whoever chooses a whole folder has it read to its end, so that the form comes back with what was typed. */
const filesReadMax = 200;

/** Bytes of files that forms hold at this moment, in this process. Whoever comes when it is full keeps what they typed. */
let heldBytes = 0;
const heldBytesMax = 192 * 1024 * 1024;

/**
 * Reads a form with files (RFC 7578) to its end. A file that is too large is read on into nothing, so that the words beside
 * it are not lost. `done` gives back the room that the files took.
 *
 * @throws Refusal body_malformed for what is no form; request_timeout from the stream itself.
 */
export async function readMultipart(
  body: Readable,
  contentType: string,
  { fileBytesMax, filesMax }: FormLimits,
): Promise<ReadForm & Readonly<{ done: () => void }>> {
  const fields = new Map<string, string>();
  const files: FormFile[] = [];
  let held = 0;
  let filesLeft = 0;
  const hold = (bytes: number) => {
    if (heldBytes + bytes > heldBytesMax) return false;
    heldBytes += bytes;
    held += bytes;
    return true;
  };
  const done = () => {
    heldBytes -= held;
    held = 0;
  };
  const form = openForm(contentType, fileBytesMax);
  form.on('field', (name: string, value: string) => {
    if (!fields.has(name)) fields.set(name, value);
  });
  const reading: Promise<void>[] = [];
  form.on('file', (field: string, stream: BusboyFileStream, name: string | undefined) => {
    // A field for files that was left empty is sent without a name and without bytes.
    const take = async () => {
      const isOver = files.length >= filesMax;
      const file = await readFile(stream, fileBytesMax, isOver ? () => false : hold);
      if ((name ?? '') === '' && file.size === 0) return;
      if (isOver || files.length >= filesMax) filesLeft += 1;
      else files.push({ field, name: name ?? '', ...file.read });
    };
    reading.push(take());
  });
  let isWhole = true;
  try {
    await pipeline(body, form);
  } catch (error) {
    isWhole = false;
    const isTooLarge = error instanceof Refusal && error.code === 'body_too_large';
    if (!isTooLarge) {
      done();
      throw error instanceof Refusal ? error : new Refusal('body_malformed');
    }
  } finally {
    await Promise.allSettled(reading);
  }
  return { fields, files: isWhole ? files : [], filesLeft, isWhole, done };
}

function openForm(contentType: string, fileBytesMax: number): BusboyInstance {
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      limits: {
        fieldNameSize: 100,
        fieldSize: fieldBytesMax,
        fields: fieldsMax,
        files: filesReadMax,
        fileSize: fileBytesMax + 1,
        headerPairs: 20,
        headerSize: 8 * 1024,
      },
    });
  } catch {
    // It throws for a type without a boundary, which is what the sender wrote.
    throw new Refusal('body_malformed');
  }
}

type Taken = Readonly<{ size: number; read: Pick<FormFile, 'bytes' | 'fault'> }>;

async function readFile(stream: BusboyFileStream, bytesMax: number, hold: (bytes: number) => boolean): Promise<Taken> {
  const chunks: Buffer[] = [];
  let size = 0;
  let isHeld = true;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    isHeld &&= hold(bytes.length);
    if (isHeld) chunks.push(bytes);
    else chunks.length = 0;
  }
  if (size > bytesMax) return { size, read: { bytes: undefined, fault: 'too_large' } };
  return { size, read: isHeld ? { bytes: Buffer.concat(chunks) } : { bytes: undefined, fault: 'busy' } };
}
