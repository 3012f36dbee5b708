import { importlibMetadataEntrypoints } from '../known/importlib-metadata-entrypoints.ts'
import { pythonAsyncKeywordSyntaxerror } from '../known/python-async-keyword-syntaxerror.ts'
import { pythonPkgResourcesMissing } from '../known/python-pkg-resources-missing.ts'
import { pythonVersionIncompatible } from '../known/python-version-incompatible.ts'

export const versions = {
  'python-async-keyword-syntaxerror': pythonAsyncKeywordSyntaxerror,
  'importlib-metadata-entrypoints': importlibMetadataEntrypoints,
  'python-pkg-resources-missing': pythonPkgResourcesMissing,
  'python-version-incompatible': pythonVersionIncompatible,
} as const
