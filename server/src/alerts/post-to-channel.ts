import { isLocalAddress } from '../config.ts';
import { showId } from '../database/public-id.ts';
import { type OutboundReply, postMessage } from '../outbound/post-message.ts';
import type { Product } from '../product.ts';
import { unseal } from '../secret/seal.ts';
import { type ChannelMessage, channelBody, signedHeaders } from './channel-body.ts';
import type { ChannelRow } from './channel-views.ts';

/** Whether a host may lie in a private network: on one's own machine, and where the operator says so. */
export function mayBePrivate({ config }: Pick<Product, 'config'>, host: string): boolean {
  return isLocalAddress(config.baseUrl) || config.privateHookHosts.includes(host.toLowerCase());
}

/** What was sealed by another secret cannot be read: the channel has to be named anew. */
export type ChannelReply = OutboundReply | Readonly<{ fault: 'unreadable'; isUnknown: false }>;

/** Posts a message to a channel once, in the channel's own form. */
export async function postToChannel(
  product: Product,
  channel: ChannelRow,
  told: ChannelMessage,
): Promise<ChannelReply> {
  const opened = openChannel(product, channel);
  if (opened === undefined) return { fault: 'unreadable', isUnknown: false };
  const { url, secret } = opened;
  const body = channelBody(channel.kind, told);
  const id = showId('alm', told.id);
  return postMessage({
    url,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Voldaan',
      ...(secret === undefined ? {} : signedHeaders(secret, { id, now: told.now, body })),
    },
    body,
    mayBePrivate: mayBePrivate(product, url.hostname),
  });
}

function openChannel(
  product: Product,
  { id, url_sealed, secret_sealed }: ChannelRow,
): Readonly<{ url: URL; secret: string | undefined }> | undefined {
  const key = product.key('seal');
  try {
    const url = new URL(unseal(key, url_sealed));
    return { url, secret: secret_sealed === null ? undefined : unseal(key, secret_sealed) };
  } catch (error) {
    product.log.warn({ err: error, channel: id }, 'the address of an alert channel cannot be read');
    return undefined;
  }
}
