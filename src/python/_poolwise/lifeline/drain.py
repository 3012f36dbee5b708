"""Leaves a worker without tasks, while it goes on running."""

from .held import Held, copied, message_name, request_name, task_channel
from .originals import now


class Drain:
    """`settle` and what it calls run in the worker's own thread."""

    def __init__(self, lifeline, consumer):
        from celery.worker import state

        self.lifeline, self.consumer, self.state = lifeline, consumer, state
        self.cancelled = None
        self.empty_passes = 0
        self.asked_at = None
        #: The names of tasks that were received, have not started and are not kept by the channel, in their order.
        self.dropped = []
        self.seen = set()

    def running(self):
        # Reserved tasks that are not active yet are on their way to a pool child.
        return self.active() or self.names(self.state.reserved_requests)

    def active(self):
        """The names of the running tasks. Those of earlier calls that are missing have ended."""
        names = self.names(self.state.active_requests)
        self.seen.update(names)
        return names

    def ended(self):
        return sorted(self.seen.difference(self.active()))

    @staticmethod
    def names(requests):
        return sorted(request_name(request) for request in copied(requests))

    def held(self):
        """What is not acknowledged, the running tasks included."""
        requests = set(copied(self.state.active_requests)) | set(copied(self.state.reserved_requests))
        held = Held(task_channel(self.consumer), requests)
        for name in self.dropped + self.scheduled():
            if name not in held.names.values():
                held.names[name] = name
        return held

    def scheduled(self):
        """The names of tasks that wait for their time (ETA, countdown)."""
        queue = getattr(getattr(self.consumer.timer, 'schedule', None), 'queue', ())
        arguments = [getattr(item.entry, 'args', ()) for item in copied(queue)]
        return [request_name(args[0]) for args in arguments if args and hasattr(args[0], 'task_id')]

    def push(self, idle):
        new_consumer = self.consumer.task_consumer is not self.cancelled
        if self.asked_at is None and (new_consumer or idle):
            self.asked_at = now()
            self.lifeline.call(self.consumer, self.settle)

    def stuck_for(self):
        return 0.0 if self.asked_at is None else now() - self.asked_at

    def takes_no_more(self):
        """No message is on its way any more. Redis' BRPOP, once sent, can still take one for a second."""
        channel = task_channel(self.consumer)
        return self.consumer.task_consumer is self.cancelled and not getattr(channel, '_in_poll', None)

    def settle(self):
        try:
            # Without an event loop, Celery before 5.7 takes the newest pending call first (`pop()`): send the
            # acknowledgements that were asked for earlier before anything is judged. With a loop it does nothing.
            # https://github.com/celery/celery/blob/v5.6.2/celery/worker/consumer/consumer.py#L252
            self.consumer.perform_pending_operations()
            task_consumer = self.consumer.task_consumer
            if task_consumer is not self.cancelled:
                # Messages that are already here stay unacknowledged and return to the queue with the channel.
                task_consumer.on_message = self.drop_message
                task_consumer.cancel()
                self.cancelled = task_consumer
            self.drop_waiting()
        except Exception as exc:
            # The connection is lost. The loop connects again and gets a new task consumer.
            self.lifeline.report('trouble', text=repr(exc)[:500])
        # The acknowledgement of a task is a pending call, too: one more pass sends it.
        self.empty_passes = self.empty_passes + 1 if not self.running() else 0
        self.asked_at = None
        if self.empty_passes > 2:
            if not self.lifeline.signalled:
                self.lifeline.warm_from_within(self)
        elif self.empty_passes:
            self.asked_at = now()
            self.lifeline.call(self.consumer, self.settle)

    def drop_message(self, message):
        self.dropped.append(message_name(message))

    def drop_waiting(self):
        """Drops tasks that wait for a free pool child. They are unacknowledged and return to the queue."""
        waiting = getattr(getattr(self.lifeline.worker, 'semaphore', None), '_waiting', None)
        while waiting:
            self.drop(waiting.popleft()[1][0])
        for bucket in list(self.consumer.task_buckets.values()):
            if bucket:
                self.drop_bucket(bucket)
        self.drop_in_threads()

    def drop_bucket(self, bucket):
        """Tasks that wait for their rate limit."""
        for item in copied(getattr(bucket, 'contents', ())):
            request = item[0] if isinstance(item, tuple) else item
            if hasattr(request, 'task_id'):
                self.drop(request)
        bucket.clear_pending()

    def drop_in_threads(self):
        queue = getattr(getattr(self.consumer.pool, 'executor', None), '_work_queue', None)
        kept = []
        while queue is not None and not queue.empty():
            try:
                item = queue.get_nowait()
            except Exception:
                break
            request = self.request_of(item)
            if request is None:
                kept.append(item)
            else:
                self.drop(request)
        for item in kept:
            queue.put(item)

    def request_of(self, item):
        # Python 3.14 keeps function, arguments and keywords in one tuple, `task`.
        arguments = item.task[1] if hasattr(item, 'task') else getattr(item, 'args', ())
        for argument in arguments:
            owner = getattr(argument, '__self__', None)
            if owner is not None and owner in self.state.reserved_requests:
                return owner
        return None

    def drop(self, request):
        self.dropped.append(request_name(request))
        self.state.reserved_requests.discard(request)
        self.state.requests.pop(request.id, None)
