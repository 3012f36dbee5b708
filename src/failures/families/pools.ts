import { beatWithGreenPool } from '../known/beat-with-green-pool.ts'
import { cudaForkReinit } from '../known/cuda-fork-reinit.ts'
import { customPoolMisconfigured } from '../known/custom-pool-misconfigured.ts'
import { daemonicChildrenNotAllowed } from '../known/daemonic-children-not-allowed.ts'
import { eventletNotInstalled } from '../known/eventlet-not-installed.ts'
import { geventMonkeypatchWarning } from '../known/gevent-monkeypatch-warning.ts'
import { geventNotInstalled } from '../known/gevent-not-installed.ts'
import { geventNotMonkeypatched } from '../known/gevent-not-monkeypatched.ts'
import { greenPoolViaSetting } from '../known/green-pool-via-setting.ts'
import { poolAutoscaleUnsupported } from '../known/pool-autoscale-unsupported.ts'
import { poolOptionIgnored } from '../known/pool-option-ignored.ts'
import { poolTerminateUnsupported } from '../known/pool-terminate-unsupported.ts'
import { timeLimitSilentlyIgnored } from '../known/time-limit-silently-ignored.ts'

export const pools = {
  'green-pool-via-setting': greenPoolViaSetting,
  'gevent-not-monkeypatched': geventNotMonkeypatched,
  'gevent-monkeypatch-warning': geventMonkeypatchWarning,
  'gevent-not-installed': geventNotInstalled,
  'eventlet-not-installed': eventletNotInstalled,
  'beat-with-green-pool': beatWithGreenPool,
  'pool-autoscale-unsupported': poolAutoscaleUnsupported,
  'pool-terminate-unsupported': poolTerminateUnsupported,
  'time-limit-silently-ignored': timeLimitSilentlyIgnored,
  'custom-pool-misconfigured': customPoolMisconfigured,
  'pool-option-ignored': poolOptionIgnored,
  'daemonic-children-not-allowed': daemonicChildrenNotAllowed,
  'cuda-fork-reinit': cudaForkReinit,
} as const
