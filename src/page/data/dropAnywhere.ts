/** Said before the dialog comes. */
export const dropAnywhere = 'Drop to read these files in this tab. Nothing is uploaded.';
