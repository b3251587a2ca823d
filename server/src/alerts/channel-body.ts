import { createHmac } from 'node:crypto';
import type { Language } from '@voldaan/domain/language';
import { message } from '../catalogue/message.ts';
import { sayAlert } from '../complaints/notices/alert-words.ts';
import type { AlertAbout, ChannelKind } from '../database/alert-tables.ts';
import { showId } from '../database/public-id.ts';

/** What a message to a channel tells, before it is put into the form of that channel. */
export type ChannelMessage = Readonly<{
  id: string;
  company: string;
  language: Language;
  zone: string;
  baseUrl: string;
  now: Date;
  isTrial: boolean;
  alerts: readonly Readonly<{ id: string; ruleId: string; rule: string; about: AlertAbout; at: Date }>[];
}>;

/** A card of more is not read; the rest is counted. */
const linesMost = 20;

/** The body as Slack, Teams or a program of one's own reads it. */
export function channelBody(kind: ChannelKind, told: ChannelMessage): string {
  switch (kind) {
    case 'slack':
      return JSON.stringify(slackBody(told));
    case 'teams':
      return JSON.stringify(teamsBody(told));
    case 'webhook':
      return JSON.stringify(webhookBody(told));
  }
}

type Line = Readonly<{ rule: string; text: string; url: string }>;

function linesOf({ alerts, language, zone, baseUrl }: ChannelMessage): readonly Line[] {
  return alerts.slice(0, linesMost).map(({ rule, about }) => {
    const { text, path } = sayAlert({ language, zone }, about);
    return { rule, text, url: baseUrl + path };
  });
}

function headingOf({ alerts, company, language, isTrial }: ChannelMessage): string {
  if (isTrial) return message(language, 'alerts.channel.trial', { company });
  return message(language, 'alerts.channel.heading', { company, count: alerts.length });
}

function restOf({ alerts, language }: ChannelMessage): readonly string[] {
  const rest = alerts.length - linesMost;
  return rest > 0 ? [message(language, 'alerts.channel.rest', { count: rest })] : [];
}

/** Slack's own three signs are written as entities, so that no name of a rule becomes a link or calls the whole room. */
function slackBody(told: ChannelMessage) {
  const plain = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const heading = headingOf(told);
  const lines = linesOf(told).map(({ rule, text, url }) => `• *${plain(rule)}*: <${url}|${plain(text)}>`);
  const text = [plain(heading), ...lines, ...restOf(told).map(plain)].join('\n');
  return {
    // Read out where blocks are not shown.
    text: plain(heading),
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text: text.slice(0, 3_000), verbatim: true } }],
    unfurl_links: false,
  };
}

/** An Adaptive Card in the envelope that a Workflow of Teams takes. Texts are runs, in which no markdown is read. */
function teamsBody(told: ChannelMessage) {
  const run = (text: string, more: object = {}) => ({
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text, ...more }],
  });
  const lines = linesOf(told);
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            run(headingOf(told), { weight: 'Bolder' }),
            ...lines.map(({ rule, text, url }) => ({
              type: 'RichTextBlock',
              inlines: [
                { type: 'TextRun', text: `${rule}: ` },
                { type: 'TextRun', text, selectAction: { type: 'Action.OpenUrl', url } },
              ],
            })),
            ...restOf(told).map((text) => run(text)),
          ],
          actions: lines.slice(0, 1).map(({ url }) => ({
            type: 'Action.OpenUrl',
            title: message(told.language, 'alerts.channel.open'),
            url,
          })),
        },
      },
    ],
  };
}

/** Ids and figures; whoever wants more asks the API with a key of their own. */
function webhookBody({ alerts, baseUrl, language, zone, now, isTrial }: ChannelMessage) {
  return {
    type: isTrial ? 'alert.trial' : 'alert.fired',
    timestamp: now.toISOString(),
    data: {
      alerts: alerts.map(({ id, ruleId, rule, about, at }) => {
        const { text, path } = sayAlert({ language, zone }, about);
        return {
          id,
          rule: { id: showId('alr', ruleId), name: rule },
          at: at.toISOString(),
          text,
          url: baseUrl + path,
          about,
        };
      }),
    },
  };
}

/**
 * The three headers of Standard Webhooks: an id that stays the same over all tries, the moment of this one, and a signature
 * over both and the body, by which the receiver knows that it is ours and new.
 */
export function signedHeaders(
  secret: string,
  { id, now, body }: Readonly<{ id: string; now: Date; body: string }>,
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(now.getTime() / 1_000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
