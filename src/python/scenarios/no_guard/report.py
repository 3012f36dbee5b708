from billiard import Pool
from run_settings import TASKS
from shop import add

pool = Pool(2)
answers = [pool.apply_async(add, (n, n)) for n in range(TASKS)]
print([answer.get(timeout=60) for answer in answers])
pool.terminate()
