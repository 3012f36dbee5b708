import { terminatedSystemexitNotSerializable } from '../known/terminated-systemexit-not-serializable.ts'
import { workerCouldNotStart } from '../known/worker-could-not-start.ts'
import { workerCrashSigsegvMain } from '../known/worker-crash-sigsegv-main.ts'
import { workerExit70 } from '../known/worker-exit70.ts'
import { workerLostExitcode } from '../known/worker-lost-exitcode.ts'
import { workerLostSigabrt } from '../known/worker-lost-sigabrt.ts'
import { workerLostSigkill } from '../known/worker-lost-sigkill.ts'
import { workerLostSigsegv } from '../known/worker-lost-sigsegv.ts'
import { workerLostSigterm } from '../known/worker-lost-sigterm.ts'
import { workerMemoryerrorShutdown } from '../known/worker-memoryerror-shutdown.ts'
import { workerProcessUpTimeout } from '../known/worker-process-up-timeout.ts'

export const children = {
  'worker-lost-sigkill': workerLostSigkill,
  'worker-lost-sigsegv': workerLostSigsegv,
  'worker-lost-sigabrt': workerLostSigabrt,
  'worker-lost-sigterm': workerLostSigterm,
  'worker-exit70': workerExit70,
  'worker-lost-exitcode': workerLostExitcode,
  'worker-could-not-start': workerCouldNotStart,
  'worker-process-up-timeout': workerProcessUpTimeout,
  'worker-crash-sigsegv-main': workerCrashSigsegvMain,
  'worker-memoryerror-shutdown': workerMemoryerrorShutdown,
  'terminated-systemexit-not-serializable': terminatedSystemexitNotSerializable,
} as const
