import type { AppImportFact } from '../../facts/app.ts'
import type { OsName } from '../../facts/platform.ts'

/** Modules that can only be imported on one system: of pywin32, pythonnet, PyObjC, and of the standard library. */
const ONLY_ON: Readonly<Partial<Record<OsName, RegExp>>> = {
  windows:
    /^(?:win32\w*|pythoncom|pywintypes|pythonwin|servicemanager|perfmon|adodbapi|isapi|winerror|win\w*types|winreg|_winreg|winsound|_?winapi|msvcrt|nt|_overlapped|wmi|comtypes|pywinauto|pywinpty|winpty|winrt|clr)$/i,
  macos:
    /^(?:objc|PyObjCTools|Foundation|AppKit|Cocoa|Quartz|CoreFoundation|CoreServices|SystemConfiguration|_scproxy)$/,
}

/** The module for want of which an app cannot be imported here, though it may well be there on the target; null: none. */
export function missingHereOnly(appImport: AppImportFact, target: OsName): string | null {
  if (appImport.status !== 'raised') return null
  const missing = /No module named '([\w.]+)'/.exec(appImport.error.message)?.[1]?.split('.')[0]
  return missing !== undefined && ONLY_ON[target]?.test(missing) ? missing : null
}
