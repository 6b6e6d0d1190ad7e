/** What a Redis answers that is not as it should be, by name and with what to do. */

export class RedisError extends Error {
  constructor(
    override readonly name:
      | 'RedisAbsent'
      | 'RedisRefuses'
      | 'RedisUntrusted'
      | 'RedisReadOnly'
      | 'RedisFull'
      | 'RedisFailed',
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

type Told = readonly [name: RedisError['name'], message: string, hint: string];

/** By how the answer begins, as Redis defines it. */
const ANSWERS: readonly (readonly [begins: RegExp, ...told: Told])[] = [
  [
    /^WRONGPASS|^ERR invalid password|^ERR AUTH/,
    'RedisRefuses',
    'refuses the user or password',
    'Give those that it has, in the address or as CLMIA_REDIS_USER and CLMIA_REDIS_PASSWORD.',
  ],
  [/^NOAUTH/, 'RedisRefuses', 'asks for a password', 'Give it in the address or as CLMIA_REDIS_PASSWORD.'],
  [
    /^ERR DB index|^ERR invalid DB index|^ERR SELECT is not allowed/,
    'RedisRefuses',
    'has no database of that number',
    'Give one that it has: the address ends in /0, or in no number.',
  ],
  [
    /^NOPERM/,
    'RedisRefuses',
    'does not allow this user what a sweep takes',
    'Allow it all commands on clmia:*.',
  ],
  [/^READONLY/, 'RedisReadOnly', 'is a read-only replica', 'Give the address of the server that it copies.'],
  [
    /^OOM/,
    'RedisFull',
    'is full (its maxmemory)',
    'Raise its maxmemory, or wait until what it keeps for a day is gone. What is there stays.',
  ],
  [/^MISCONF/, 'RedisFull', 'cannot write to its disk', 'Make room on its disk. What is there stays.'],
];

/** Errors of the system's that tell why nobody answers. */
const ABSENT: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of its host cannot be looked up',
  ETIMEDOUT: 'it does not answer (rediss:// is for servers with TLS, redis:// for those without)',
  ECONNRESET: 'it hangs up (rediss:// is for servers with TLS, redis:// for those without)',
  EPROTO: 'it does not speak TLS; redis:// is for servers without',
  EHOSTUNREACH: 'there is no way to its host',
};

/** What is wrong with a certificate, as TLS tells it, and what to do. */
const CERTIFICATES: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'Give it one that is valid today, or set the clock of this machine.',
  CERT_NOT_YET_VALID: 'Give it one that is valid today, or set the clock of this machine.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'Give its host by a name that stands in its certificate.',
};
const OF_CERTIFICATE =
  /^(CERT_|ERR_TLS_CERT_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY))/;

/** @param shown the address as it is told */
export function redisError(shown: string, error: unknown): RedisError {
  if (error instanceof RedisError) return error;
  const { message = String(error), code = '' } = error as NodeJS.ErrnoException;
  // Scripts tell what one of their commands was answered with within their own words.
  const answer = ANSWERS.find(
    ([begins]) => begins.test(message) || begins.test(message.replace(/^.*?-(?=[A-Z]+ )/, '')),
  );
  if (answer) return new RedisError(answer[1], `Redis at ${shown} ${answer[2]}.`, answer[3]);
  if (OF_CERTIFICATE.test(code)) {
    const hint =
      CERTIFICATES[code] ??
      'Name the file of the authority that signed it, or its own, in NODE_EXTRA_CA_CERTS.';
    return new RedisError(
      'RedisUntrusted',
      `Redis at ${shown} shows a certificate that is not trusted here: ${message}.`,
      hint,
    );
  }
  const absent = ABSENT[code];
  if (absent === undefined) {
    return new RedisError('RedisFailed', `Redis at ${shown} fails: ${message}.`, 'Its log may say why.');
  }
  const hint = 'Start one there, or give another address. The sweep can be begun again: nothing is lost.';
  return new RedisError('RedisAbsent', `Redis at ${shown} cannot be reached: ${absent}.`, hint);
}
