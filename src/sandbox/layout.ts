/** Folder of a sandbox in which its programs note what happened, one empty file a note. */
export const NOTES = 'notes'

/** Its folder for temporary files: programs that are killed leave theirs behind. */
export const TEMPORARY = 't'

/** A note of ours: the run is over. On Windows its processes look for it (src/python/scenarios/harness.py). */
export const OVER = 'over'
