import styles from './membership.module.css';

/** The colour and weight of words that tell whether an example is a member. */
export const membershipClass = (member: boolean): string | undefined =>
  member ? styles.member : styles.nonMember;
