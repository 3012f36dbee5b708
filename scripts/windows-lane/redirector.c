/*
 * What Scripts\python.exe of a Windows virtual environment is: not an interpreter but a launcher. The steps are those of
 * CPython 3.7 to 3.12 (PC/launcher.c, built as venvlauncher.exe), which the embeddable package doesn't bring along:
 *
 *   1. `home` is read from pyvenv.cfg, beside the launcher or one folder up;
 *   2. __PYVENV_LAUNCHER__ is set to the launcher's own path: the interpreter then takes it for sys.executable;
 *   3. home\python.exe is started as a child, the first word of the command line replaced, the standard handles passed
 *      on and no others duplicated; a job object ends the child when the launcher is ended;
 *   4. its exit code is returned.
 */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <wchar.h>

enum { NO_CONFIG = 106, NO_HOME = 107, NOT_STARTED = 101, LONGEST = 32768, CONFIG_SIZE = 65536 };

static wchar_t launcher[LONGEST], path[LONGEST], home[LONGEST], command[2 * LONGEST];
static char config[CONFIG_SIZE];

/* Ctrl+C reaches every process of the console: the child decides, the launcher only waits for it. */
static BOOL WINAPI leave_it_to_the_child(DWORD event) {
    (void)event;
    return TRUE;
}

static void cut_last_part(wchar_t *text) {
    wchar_t *slash = wcsrchr(text, L'\\');
    if (slash != NULL) *slash = L'\0';
}

/* Reads pyvenv.cfg into `config`. */
static BOOL read_config(void) {
    HANDLE file = INVALID_HANDLE_VALUE;
    DWORD size = 0;
    wchar_t folder[LONGEST];
    wcscpy(folder, launcher);
    for (int level = 0; level < 2 && file == INVALID_HANDLE_VALUE; level++) {
        cut_last_part(folder);
        wcscpy(path, folder);
        wcscat(path, L"\\pyvenv.cfg");
        file = CreateFileW(path, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
    }
    if (file == INVALID_HANDLE_VALUE) return FALSE;
    BOOL read = ReadFile(file, config, CONFIG_SIZE - 1, &size, NULL);
    CloseHandle(file);
    config[size] = '\0';
    return read;
}

static BOOL is_blank(char c) { return c == ' ' || c == '\t'; }

/* The value of the line `home = ...`, into `home`. */
static BOOL find_home(void) {
    char *line = config;
    while (*line != '\0') {
        char *end = line;
        while (*end != '\0' && *end != '\r' && *end != '\n') end++;
        char *next = *end == '\0' ? end : end + 1;
        char *word = line;
        while (is_blank(*word)) word++;
        if (_strnicmp(word, "home", 4) == 0) {
            char *value = word + 4;
            while (is_blank(*value)) value++;
            if (*value == '=') {
                value++;
                while (is_blank(*value)) value++;
                while (end > value && is_blank(end[-1])) end--;
                int length = MultiByteToWideChar(CP_UTF8, 0, value, (int)(end - value), home, LONGEST - 16);
                home[length] = L'\0';
                return length > 0;
            }
        }
        line = next;
    }
    return FALSE;
}

/* What follows the program's name on our own command line. */
static const wchar_t *arguments(void) {
    const wchar_t *rest = GetCommandLineW();
    BOOL quoted = FALSE;
    for (; *rest != L'\0'; rest++) {
        if (*rest == L'"') quoted = !quoted;
        else if (!quoted && (*rest == L' ' || *rest == L'\t')) break;
    }
    return rest;
}

/* An inheritable copy of one of the three standard handles; none is no error. */
static HANDLE inheritable(DWORD which) {
    HANDLE self = GetCurrentProcess(), copy = NULL;
    DuplicateHandle(self, GetStdHandle(which), self, &copy, 0, TRUE, DUPLICATE_SAME_ACCESS);
    return copy;
}

int main(void) {
    GetModuleFileNameW(NULL, launcher, LONGEST);
    if (!read_config()) return NO_CONFIG;
    if (!find_home()) return NO_HOME;
    wcscpy(path, home);
    wcscat(path, L"\\python.exe");
    SetEnvironmentVariableW(L"__PYVENV_LAUNCHER__", launcher);
    wcscpy(command, L"\"");
    wcscat(command, path);
    wcscat(command, L"\"");
    wcscat(command, arguments());

    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {0};
    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | JOB_OBJECT_LIMIT_SILENT_BREAKAWAY_OK;
    HANDLE job = CreateJobObjectW(NULL, NULL);
    SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);

    STARTUPINFOW startup = {0};
    PROCESS_INFORMATION child = {0};
    startup.cb = sizeof startup;
    startup.dwFlags = STARTF_USESTDHANDLES;
    startup.hStdInput = inheritable(STD_INPUT_HANDLE);
    startup.hStdOutput = inheritable(STD_OUTPUT_HANDLE);
    startup.hStdError = inheritable(STD_ERROR_HANDLE);
    SetConsoleCtrlHandler(leave_it_to_the_child, TRUE);
    if (!CreateProcessW(path, command, NULL, NULL, TRUE, 0, NULL, NULL, &startup, &child)) return NOT_STARTED;
    AssignProcessToJobObject(job, child.hProcess);
    CloseHandle(child.hThread);
    WaitForSingleObject(child.hProcess, INFINITE);
    DWORD code = NOT_STARTED;
    GetExitCodeProcess(child.hProcess, &code);
    return (int)code;
}
