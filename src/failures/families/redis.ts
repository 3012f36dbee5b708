import { redisAclNoperm } from '../known/redis-acl-noperm.ts'
import { redisAuthFailed } from '../known/redis-auth-failed.ts'
import { redisAuthNotConfigured } from '../known/redis-auth-not-configured.ts'
import { redisAuthRequired } from '../known/redis-auth-required.ts'
import { redisBindingMissing } from '../known/redis-binding-missing.ts'
import { redisBusyScript } from '../known/redis-busy-script.ts'
import { redisClosedDuringConnect } from '../known/redis-closed-during-connect.ts'
import { redisClusterUnsupported } from '../known/redis-cluster-unsupported.ts'
import { redisCommandUnknown } from '../known/redis-command-unknown.ts'
import { redisDbIndexOutOfRange } from '../known/redis-db-index-out-of-range.ts'
import { redisLibraryMissing } from '../known/redis-library-missing.ts'
import { redisLoading } from '../known/redis-loading.ts'
import { redisMaxClients } from '../known/redis-max-clients.ts'
import { redisMisconfRdb } from '../known/redis-misconf-rdb.ts'
import { redisNotEnoughReplicas } from '../known/redis-not-enough-replicas.ts'
import { redisOomMaxmemory } from '../known/redis-oom-maxmemory.ts'
import { redisProtectedMode } from '../known/redis-protected-mode.ts'
import { redisPyVersionMismatch } from '../known/redis-py-version-mismatch.ts'
import { redisReadonlyReplica } from '../known/redis-readonly-replica.ts'
import { redisSentinelMisconfigured } from '../known/redis-sentinel-misconfigured.ts'
import { redisSentinelNoMaster } from '../known/redis-sentinel-no-master.ts'
import { redisServerTooOldForClient } from '../known/redis-server-too-old-for-client.ts'
import { redisSocketUnusable } from '../known/redis-socket-unusable.ts'
import { redisVisibilityTimeoutRedelivery } from '../known/redis-visibility-timeout-redelivery.ts'
import { redisWrongType } from '../known/redis-wrong-type.ts'

export const redis = {
  'redis-auth-required': redisAuthRequired,
  'redis-auth-failed': redisAuthFailed,
  'redis-auth-not-configured': redisAuthNotConfigured,
  'redis-acl-noperm': redisAclNoperm,
  'redis-closed-during-connect': redisClosedDuringConnect,
  'redis-readonly-replica': redisReadonlyReplica,
  'redis-misconf-rdb': redisMisconfRdb,
  'redis-loading': redisLoading,
  'redis-oom-maxmemory': redisOomMaxmemory,
  'redis-max-clients': redisMaxClients,
  'redis-cluster-unsupported': redisClusterUnsupported,
  'redis-db-index-out-of-range': redisDbIndexOutOfRange,
  'redis-sentinel-no-master': redisSentinelNoMaster,
  'redis-sentinel-misconfigured': redisSentinelMisconfigured,
  'redis-library-missing': redisLibraryMissing,
  'redis-py-version-mismatch': redisPyVersionMismatch,
  'redis-server-too-old-for-client': redisServerTooOldForClient,
  'redis-protected-mode': redisProtectedMode,
  'redis-visibility-timeout-redelivery': redisVisibilityTimeoutRedelivery,
  'redis-binding-missing': redisBindingMissing,
  'redis-wrong-type': redisWrongType,
  'redis-busy-script': redisBusyScript,
  'redis-not-enough-replicas': redisNotEnoughReplicas,
  'redis-command-unknown': redisCommandUnknown,
  'redis-socket-unusable': redisSocketUnusable,
} as const
