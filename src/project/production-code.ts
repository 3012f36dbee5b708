const ELSEWHERE =
  /(?:^|\/)(?:t|tests?|testing|examples?|samples?|demos?|docs?|benchmarks?|migrations|vendor|_vendor|third_party|templates?)\/|(?:^|\/)(?:tests?|test_[^/]*|[^/]*_test|conftest|setup|noxfile|fabfile)\.py$/

/**
 * Whether a worker or a web process of the project runs this code: not its tests, examples, documentation, migrations or vendored
 * code.
 * @param file relative to the root, with / as separator
 */
export const isProductionCode = (file: string): boolean => !ELSEWHERE.test(file)
