SECRET_KEY = 'only for this run'
INSTALLED_APPS = ['shop']
DATABASES = {}
USE_TZ = True
