const ASIDE =
  /(?:^|\/)(?:tests?|testing|examples?|samples?|demos?|docs?|benchmarks?|migrations|vendor|_vendor|third_party|templates?)\/|(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest|setup|noxfile)\.py$/

/** Code that isn't the project's worker: tests, examples, documentation, migrations, vendored code. */
export const isAside = (file: string): boolean => ASIDE.test(file)
