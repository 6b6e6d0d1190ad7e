/** Where a Redis is, and how it is told: never with its password. */

export interface RedisAddress {
  /** With everything that it takes to connect. */
  readonly url: string;
  /** For people. */
  readonly shown: string;
}

export const REDIS_FORM = 'redis://[USER:PASSWORD@]HOST[:PORT][/NUMBER], or rediss:// over TLS';

/**
 * @param password where the address has none
 * @returns undefined for what is no address of a Redis
 */
export function redisAddress(given: string, user?: string, password?: string): RedisAddress | undefined {
  if (!URL.canParse(given)) return undefined;
  const url = new URL(given);
  if (!/^rediss?:$/.test(url.protocol) || url.hostname === '' || !/^(\/\d*)?$/.test(url.pathname))
    return undefined;
  if (url.password === '' && password !== undefined) url.password = encodeURIComponent(password);
  if (url.username === '' && user !== undefined) url.username = encodeURIComponent(user);
  return { url: url.href, shown: `${url.protocol}//${url.host}${url.pathname}` };
}
