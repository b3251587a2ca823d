import type { Language } from '@voldaan/domain/language';
import { stringify } from 'csv-stringify/sync';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { inertText } from '../../http/inert-text.ts';
import type { Table, TableCell } from './table.ts';
import { makeWorkbook } from './workbook.ts';

export const tableFormats = ['csv', 'xlsx'] as const;
export const tableFormatSchema = z.enum(tableFormats);
export type TableFormat = (typeof tableFormats)[number];

/** More digits than a figure has, and fewer than arithmetic leaves behind. */
const digitsMost = 10;

/** Sends a table as a file. Nothing in it runs: whatever a spreadsheet would take for a formula is a text. */
export function sendTable(
  reply: FastifyReply,
  table: Table,
  { format, language }: Readonly<{ format: TableFormat; language: Language }>,
): FastifyReply {
  const name = `${table.name.normalize('NFKD').replace(/[^A-Za-z0-9._-]+/g, '-')}.${format}`;
  reply.header('content-disposition', `attachment; filename="${name}"`);
  if (format === 'csv') return reply.type('text/csv; charset=utf-8').send(tableCsv(table, language));
  return reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').send(makeWorkbook(table));
}

/**
 * As a spreadsheet in the reader's language takes it: UTF-8 with its mark; semicolons and a decimal comma in Dutch and Norwegian,
 * commas and a point in English. All cells are quoted: a lone carriage return would else begin a row.
 */
export function tableCsv({ columns, rows, notes }: Table, language: Language): string {
  const isEnglish = language === 'en';
  const lines = [columns.map(inertText), ...rows.map((row) => row.map((cell) => csvText(cell, isEnglish ? '.' : ',')))];
  const said = notes.length === 0 ? [] : [[''], ...notes.map((note) => [inertText(note)])];
  const text = stringify([...lines, ...said], {
    delimiter: isEnglish ? ',' : ';',
    record_delimiter: 'windows',
    quoted: true,
  });
  return `\ufeff${text}`;
}

function csvText(cell: TableCell, point: '.' | ','): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return inertText(cell);
  const { value, decimals, isShare = false } = typeof cell === 'number' ? { value: cell, decimals: 0 } : cell;
  const digits = Math.min(digitsMost, decimals + 4 + (isShare ? 2 : 0));
  return String(Number(value.toFixed(digits))).replace('.', point);
}
