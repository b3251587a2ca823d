import { Refusal } from '@voldaan/domain/refusal';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addressPrefix, clientAddress } from './client-address.ts';
import type { RateLimit, RateLimiter } from './rate-limit.ts';

export type TakeRate = (request: FastifyRequest, reply: FastifyReply, limit: RateLimit) => void;

/** Counts a request against a limit and says on the reply what is left, in the words of the IETF draft. */
export function rateTaker(limiter: RateLimiter, proxyHops: number): TakeRate {
  return (request, reply, limit) => {
    const verdict = limiter.take(limit, addressPrefix(clientAddress(request.raw, proxyHops)));
    reply.header('ratelimit-policy', `"${limit.name}";q=${limit.amount};w=${limit.seconds}`);
    reply.header('ratelimit', `"${limit.name}";r=${verdict.remaining};t=${verdict.resetSeconds}`);
    if (verdict.isAllowed) return;
    throw new Refusal('too_many_requests', { values: { seconds: verdict.resetSeconds } });
  };
}
