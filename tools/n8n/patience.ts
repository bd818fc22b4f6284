/** What has not come by then will not come: an end to waiting, and no measure of how fast anything is. */
export const HANGING_AFTER_MS = 15 * 60_000;
