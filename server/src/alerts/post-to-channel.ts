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

/** Posts a message to a channel once, in the channel's own form. */
export function postToChannel(product: Product, channel: ChannelRow, told: ChannelMessage): Promise<OutboundReply> {
  const key = product.key('seal');
  const url = new URL(unseal(key, channel.url_sealed));
  const body = channelBody(channel.kind, told);
  const secret = channel.secret_sealed === null ? undefined : unseal(key, channel.secret_sealed);
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
