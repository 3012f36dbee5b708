import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    disableConsoleIntercept: true,
    // The fixtures are projects of their own: what lies above them in this repository is not theirs.
    env: { GIT_CEILING_DIRECTORIES: join(import.meta.dirname, 'test', 'fixtures', 'projects') },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.e2e.test.ts', 'test/windows/**'],
          sequence: { groupOrder: 0 },
          // A process for each of three hundred files takes three times as long as all their tests.
          isolate: false,
          // Bounds for what hangs; a machine that is busy with something else takes many times as long as a quiet one.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/**/*.e2e.test.ts'],
          exclude: ['test/windows/**'],
          // After the quick ones: what they show is cheaper to mend.
          sequence: { groupOrder: 1 },
          testTimeout: 400_000,
          hookTimeout: 400_000,
          // Real workers, brokers and interpreters on machines with two cores; a third of the time they wait.
          maxWorkers: 3,
          // Where so much is started at once, a process now and then ends before it has told anything: what is wrong is wrong twice.
          retry: 1,
        },
      },
      // Run by scripts/test-windows.js, which sets up what they need.
      ...(process.env['POOLWISE_WINDOWS_LANE_SETUP'] === undefined
        ? []
        : [
            {
              extends: true as const,
              test: {
                name: 'windows',
                include: ['test/windows/**/*.test.ts'],
                sequence: { groupOrder: 2 },
                testTimeout: 600_000,
                hookTimeout: 600_000,
                maxWorkers: 1,
                // Under Wine a program now and then doesn't come up at all; what is wrong is wrong twice.
                retry: 1,
              },
            },
          ]),
    ],
  },
})
