/** What the system says of a file, in words. */

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'there is a file where the path needs a folder',
  EISDIR: 'a folder, not a file',
  EACCES: 'it may not be used: no permission',
  EPERM: 'it may not be used: no permission',
  EROFS: 'its disk can only be read',
  ENOSPC: 'no space is left on its disk',
  EDQUOT: 'no more space is allowed on its disk',
  EFBIG: 'a file may not be so large there',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENXIO: 'nothing is at its other end',
  EBUSY: 'it is in use',
  EIO: 'its disk fails',
  EINVAL: 'the system takes no such path',
  ETXTBSY: 'it is in use',
};

export function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'code' in error && /^E[A-Z0-9]+$/.test(String(error.code));
}

/** @param error whatever was thrown: what is no error of the system's tells its own message */
export function systemErrorText(error: unknown): string {
  if (isSystemError(error)) return WORDS[error.code] ?? error.code;
  return error instanceof Error ? error.message : String(error);
}
