import { engineTitle } from '../../common/engineTitle.ts';
import { percentRange } from '../../common/format.ts';
import type { Headline, Sender } from '../../state/shareLink.ts';
import { isOwnAnew, ownEngine, ownHeadline, senderShown } from '../../state/shown.ts';
import { useLab } from '../../state/store.ts';
import { confirmationOf } from './confirmation.ts';
import styles from './SenderWords.module.css';
import { texts } from './senderTexts.ts';

/** What the sender of the link got, beside what was got here with the same settings. */
export default function SenderWords() {
  const sender = useLab(senderShown);
  const own = useLab(ownHeadline);
  if (!sender) return null;
  return (
    <p className={styles.sender}>
      {texts.sender(percentRange(sender), sender.engine ? engineTitle(sender.engine) : '')}
      {own ? <Compared sender={sender} own={own} /> : texts.notYet}
    </p>
  );
}

function Compared({ sender, own }: { sender: Sender; own: Headline }) {
  const engine = useLab(ownEngine);
  const isAnew = useLab(isOwnAnew);
  const { confirmed } = texts;
  const confirmation = confirmationOf(sender, own, engine);
  const you = texts.you(percentRange(own));
  if (confirmation === 'confirmed')
    return (
      <>
        {you}. <b className={styles.confirmed}>{isAnew ? confirmed.anew : confirmed.before}</b>:{' '}
        {isAnew ? confirmed.anewBy : confirmed.beforeBy}
      </>
    );
  const said = texts.verdict[confirmation];
  return <>{you + (typeof said === 'string' ? said : said(engineTitle(engine ?? '')))}</>;
}
