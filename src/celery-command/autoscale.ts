/** The larger number of `--autoscale=10,3`, whose order doesn't matter to Celery; 0 where there is none. */
export const autoscaleMax = (value: string): number => Math.max(0, ...value.split(',').map((part) => Number(part) || 0))
