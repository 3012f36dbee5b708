import type { LogEvent } from '../read/event.ts'

/** Celery and what it is made of. */
const CELERYS_OWN = /^(?:celery|kombu|billiard|amqp|vine|librabbitmq|django_celery_\w+)\b/
/** Libraries that send telemetry, logs or metrics from threads of their own. Their errors do a worker no harm. */
const EXPORTERS =
  /^(?:opentelemetry|opencensus|jaeger_client|sentry_sdk|raven|ddtrace|datadog|newrelic|elasticapm|scout_apm|prometheus_client|statsd|logfire|langfuse|posthog|rollbar|bugsnag|honeybadger|appsignal|azure\.monitor|applicationinsights|google\.cloud\.(?:logging|trace)|watchtower|graypy|logging_loki|fluent|logstash|backoff)\b/
const EXPORTING =
  /^(?:(?:Transient error \S{1,80} encountered while|Exception while|Failed to) export|failed to send, dropping \d|Failed to (?:send|flush|upload) (?:telemetry|traces?|spans?|metrics|logs|events|batch)|Unable to (?:send|export) )/i

/** gunicorn's own messages, and a header that only it writes: `[2026-01-03 01:34:20 +0000] [7] [ERROR]`. */
const WEB_SERVER =
  /^(?:WORKER TIMEOUT \(pid:|Worker \(pid:\d|Exception in (?:worker process|ASGI application))|^\[[\d-]{10} [\d:]{8} [+-]\d{4}\] \[\d+\] \[[A-Z]+\] /

/** An error of a library that has nothing to do with the worker, and shares its log. */
export function isOfAnotherLibrary({ level, origin, logger, message, text, frames }: LogEvent): boolean {
  if (WEB_SERVER.test(message) || WEB_SERVER.test(text)) return true
  if (level === 'CRITICAL' || origin === 'task') return false
  if (logger !== null && EXPORTERS.test(logger)) return true
  if (frames.some(({ module }) => CELERYS_OWN.test(module))) return false
  return EXPORTING.test(message) || frames.some(({ module }) => EXPORTERS.test(module))
}
