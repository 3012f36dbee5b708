/** Distributions whose name differs from that of their module in more than case and hyphens. */
const DISTRIBUTIONS: Readonly<Record<string, string>> = {
  attr: 'attrs',
  bs4: 'beautifulsoup4',
  cv2: 'opencv-python',
  dateutil: 'python-dateutil',
  dotenv: 'python-dotenv',
  environ: 'django-environ',
  google: 'google-cloud',
  jwt: 'PyJWT',
  PIL: 'Pillow',
  // setuptools 82 removed it.
  pkg_resources: 'setuptools<82',
  psycopg2: 'psycopg2-binary',
  rest_framework: 'djangorestframework',
  sklearn: 'scikit-learn',
  yaml: 'PyYAML',
}

/** The distribution to install for a module that is missing. @param module dotted: `packaging.version` */
export function distributionOf(module: string): string {
  const top = module.split('.')[0]!
  return DISTRIBUTIONS[top] ?? top
}
