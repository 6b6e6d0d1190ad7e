import { translated } from '../../language/inLanguage.ts';
import { Notice, type NoticeProps } from '../../ui/Notice.tsx';

type ErrorNoticeProps = Omit<NoticeProps, 'text' | 'hint'> & {
  readonly error: { readonly message: string; readonly hint: string };
};

/** What the lab refused or could not do, in the page's language. */
export function ErrorNotice({ error, kind = 'error', ...rest }: ErrorNoticeProps) {
  return <Notice kind={kind} text={translated(error.message)} hint={translated(error.hint)} {...rest} />;
}
