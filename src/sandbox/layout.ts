/** Folder of a sandbox in which its programs record events, one empty file each. */
export const NOTES = 'notes'

/** Its folder for temporary files: programs that are killed leave their files behind. */
export const TEMPORARY = 't'

/** Marks the end of the run. On Windows its processes poll for it (src/python/scenarios/harness.py). */
export const OVER = 'over'
