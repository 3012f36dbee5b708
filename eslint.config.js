import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

// Each costs a command's start-up milliseconds: `await import()` them where they are used.
const heavy = ['execa', 'chalk', 'systeminformation', 'ioredis', 'chokidar', 'yaml', 'smol-toml', 'saxes', 'diff']

const processes = {
  group: ['child_process', 'node:child_process'],
  message: 'Start processes with src/platform (one-shot) or src/supervisor (the worker).',
}
const heavyImports = heavy.map((name) => ({
  name,
  allowTypeImports: true,
  message: `Import ${name} dynamically, where it is used: it is slow to load.`,
}))
const chalk = { name: 'chalk', message: 'Use the colours of src/render/theme.ts.' }
const styleText = { name: 'node:util', importNames: ['styleText'], message: 'Use the colours of src/render/theme.ts.' }

const readers = ['node:fs', 'node:fs/promises'].map((name) => ({
  name,
  importNames: ['readFile', 'readFileSync', 'open', 'openSync', 'createReadStream'],
  message: 'Read with src/platform/read-file.ts (or src/project/read-text.ts): a pipe blocks, a device has no end.',
}))

/** What a folder may import that others may not. @returns {import('eslint').Linter.RuleEntry} */
const imports = ({ processes: mayStart = false, colours = false, files = false } = {}) => [
  'error',
  {
    paths: [...heavyImports, ...(colours ? [] : [chalk, styleText]), ...(files ? [] : readers)],
    patterns: mayStart ? [] : [processes],
  },
]
const platform = {
  object: 'process',
  property: 'platform',
  message: 'Use hostOs() of src/platform: --target overrides it.',
}
const exit = {
  object: 'process',
  property: 'exit',
  message: 'Set process.exitCode: process.exit() loses pending output.',
}

export default defineConfig(
  globalIgnores(['dist/', '.cache/', 'examples/', 'coverage/', 'test/fixtures/', '**/.venv/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.strict,
  {
    rules: {
      // With noUncheckedIndexedAccess `!` marks an index that was just checked.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    extends: [tseslint.configs.strictTypeCheckedOnly],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Numbers in messages are the normal case here.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // A probe's `run` is a promise by contract, whether or not it waits for something.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': imports(),
      'no-restricted-properties': ['error', platform, exit],
      'no-restricted-syntax': [
        'error',
        { selector: "Property[key.name='shell'][value.value=true]", message: 'Use argv arrays, not a shell.' },
        {
          selector: 'ExportDefaultDeclaration',
          message: 'Use named exports; only command files have a default export.',
        },
        {
          selector:
            "VariableDeclarator[init.argument.source.value='yaml'] > ObjectPattern[properties.0.key.name!='default']",
          message: "Take the default export of 'yaml': it is CommonJS, and the bundle has no named exports of it.",
        },
      ],
      'no-console': 'error',
      'max-lines': ['error', 250],
    },
  },
  { files: ['src/platform/**'], rules: { 'no-restricted-properties': ['error', exit] } },
  // The outermost handler: what a library leaves open must not keep a finished program alive.
  { files: ['src/cli/main.ts'], rules: { 'no-restricted-properties': ['error', platform] } },
  {
    files: ['src/platform/**', 'src/supervisor/**'],
    rules: { '@typescript-eslint/no-restricted-imports': imports({ processes: true, files: true }) },
  },
  { files: ['src/render/theme.ts'], rules: { '@typescript-eslint/no-restricted-imports': imports({ colours: true }) } },
  // Logs of any size, which are read bit by bit; files of poolwise's own.
  {
    files: [
      'src/failures/read/open-log.ts',
      'src/cli/explain/follow-log.ts',
      'src/fixes/{journal,project-file}.ts',
      'src/failures/pages.ts',
      'src/cli/{main,version}.ts',
    ],
    rules: { '@typescript-eslint/no-restricted-imports': imports({ files: true }) },
  },
  // oclif takes a file's default export for the command or the hook.
  { files: ['src/commands/**', 'src/cli/hooks/**'], rules: { 'no-restricted-syntax': 'off' } },
)
