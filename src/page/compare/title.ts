/** Said before the rest of the panel comes. */
export const title = 'Compare';
export const empty = 'A run can be pinned here once there is one; the attacker sees none of it.';
