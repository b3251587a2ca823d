import { escapeHtml } from '../mail/escape-html.ts';
import { gap } from '../mail/splice.ts';
import type { QuestionContent } from './invitation-content.ts';

type Mark = QuestionContent['marks'][number];

const sans = "font-family:-apple-system,'Segoe UI',Roboto,Arial,sans-serif";
const ink = 'color:#17201f';
const presentation = 'role="presentation" cellpadding="0" cellspacing="0" border="0"';
const cell = 'border:1px solid #7b8682;border-radius:9px;background:#fbfaf7';

/** The marks as links: a row of keys for a scale with worded ends, a list for a scale where every point has words. */
export function markKeys(content: QuestionContent): string {
  return content.isList ? list(content) : `${ends(content.marks)}\n${outlookRow(content)}\n${rows(content)}`;
}

/** Both ends stand in one line above the row, with their numbers, so that they survive every wrapping. */
function ends(marks: readonly Mark[]): string {
  const words = marks.filter(({ label }) => label !== undefined).map(({ score, label }) => `${score} = ${label}`);
  return `<p class="mut" style="margin:0 0 6px;${sans};font-size:15px;line-height:20px;color:#55605d">${escapeHtml(words.join(', '))}</p>`;
}

/** Six keys fit the narrowest phone. */
const rowMost = 6;

/**
 * Two tables beside each other that wrap as wholes: 6 and 5 keys under 480 px (5 and 5 for ten marks), one row above; one
 * table where all fit. A key is 44 px and its link fills it. The low end stands where reading begins.
 */
function rows({ marks, direction }: QuestionContent): string {
  const half = marks.length <= rowMost ? marks.length : Math.ceil(marks.length / 2);
  const halves = [marks.slice(0, half), marks.slice(half)].filter((part) => part.length > 0);
  const tables = halves.map((part) => keyTable(part, direction)).join('');
  return `<!--[if !mso]><!--><div style="font-size:0;line-height:0">${tables}</div><!--<![endif]-->
<div style="height:14px;line-height:14px;font-size:0">&nbsp;</div>`;
}

function keyTable(marks: readonly Mark[], direction: string): string {
  const style = 'display:inline-table;vertical-align:top;border-collapse:separate;margin-bottom:6px';
  return `<table ${presentation} dir="${direction}" style="${style}"><tr>${marks.map(keyCell).join('')}</tr></table>`;
}

function keyCell({ score, label }: Mark): string {
  const spoken = label === undefined ? '' : ` aria-label="${escapeHtml(`${score}, ${label}`)}"`;
  return `<td class="k" width="44" height="46" align="center" valign="middle" style="width:44px;height:46px;${cell};border-bottom-width:3px"><a href="${gap('answer')}/${score}"${spoken} class="ink" style="display:block;width:44px;line-height:46px;${sans};font-size:18px;font-weight:bold;${ink};text-decoration:none">${score}</a></td><td width="4" style="width:4px;font-size:0;line-height:0">&nbsp;</td>`;
}

/** Outlook on Windows draws with Word, which gives a link no height; a drawn box per mark does, and is one whole link. */
function outlookRow({ marks, direction }: QuestionContent): string {
  return `<!--[if mso]><table role="presentation" dir="${direction}" cellpadding="0" cellspacing="0"><tr>${marks.map(outlookBox).join('')}</tr></table><![endif]-->`;
}

function outlookBox({ score }: Mark): string {
  return `<td width="48" height="50"><v:roundrect href="${gap('answer')}/${score}" style="width:33pt;height:35pt;v-text-anchor:middle" arcsize="18%" strokecolor="#7b8682" fillcolor="#fbfaf7"><v:textbox inset="0,0,0,0"><center style="font-family:Arial;font-size:14pt;font-weight:bold;${ink}">${score}</center></v:textbox></v:roundrect></td>`;
}

/** A scale of words is a list, in the same order at every width. */
function list({ marks, hasNumbers, direction }: QuestionContent): string {
  const spacer = '<tr><td height="6" style="height:6px;font-size:0;line-height:0">&nbsp;</td></tr>';
  const rowsOfWords = marks.map((mark) => listRow(mark, hasNumbers)).join(spacer);
  return `<table width="100%" ${presentation} dir="${direction}" style="border-collapse:separate;margin-bottom:20px">${rowsOfWords}</table>`;
}

function listRow({ score, label }: Mark, hasNumber: boolean): string {
  const number = hasNumber ? `<b>${score}</b>&nbsp;&nbsp; ` : '';
  return `<tr><td class="k" height="48" style="height:48px;${cell};border-bottom-width:2px"><a href="${gap('answer')}/${score}" class="ink" style="display:block;padding:12px 16px;${sans};font-size:17px;line-height:24px;${ink};text-decoration:none">${number}${escapeHtml(label ?? '')}</a></td></tr>`;
}
