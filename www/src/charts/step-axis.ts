/** A logarithm has no place for step 0, so the axis shows step + 1. */
export const STEP_OFFSET = 1;
