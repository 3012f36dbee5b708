/**
 * 0 static · 1 local (Python is started) · 2 network (broker and result backend are contacted) ·
 * 3 a canary worker is started · 4 running workers are asked.
 */
export type Tier = 0 | 1 | 2 | 3 | 4
