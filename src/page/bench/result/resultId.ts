/** Of the result's section, to be led to. */
export const RESULT_ID = 'result';
