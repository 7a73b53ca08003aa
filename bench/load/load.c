/*
 *     load SCENARIO [key=value ...]
 *
 * Scenarios: retr, stor, raw-retr, raw-stor, small-retr, small-stor, login, noop, list, idle, mixed.
 * It talks to 127.0.0.1 only. Prints one JSON object on one line, and ends with 1 if anything went wrong.
 */
#define _GNU_SOURCE
#include "load.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

struct options options = {
    .user = "joe", .password = "secret", .path = "", .verb = "LIST", .sessions = 1, .repeat = 1, .files = 1000,
    .warm = 0, .seconds = 1};

static const struct {
    const char *key;
    enum { TEXT, WHOLE, LONG, REAL, FLAG } kind;
    void *place;
    const char *meaning;
} keys[] = {
    {"port", WHOLE, &options.port, "control port"},
    {"user", TEXT, &options.user, "account"},
    {"password", TEXT, &options.password, "its password"},
    {"sessions", WHOLE, &options.sessions, "how many at once"},
    {"path", TEXT, &options.path, "file, folder, or a pattern with %d"},
    {"files", WHOLE, &options.files, "how many files the pattern stands for"},
    {"verb", TEXT, &options.verb, "of list: LIST, MLSD, NLST"},
    {"size", LONG, &options.size, "bytes of the file"},
    {"repeat", WHOLE, &options.repeat, "rounds of big files and listings"},
    {"warm", REAL, &options.warm, "seconds before the clock starts"},
    {"seconds", REAL, &options.seconds, "seconds that count"},
    {"hold", REAL, &options.hold, "seconds that idle sessions are held"},
    {"tls", WHOLE, &options.tls, "12 or 13"},
    {"active", FLAG, &options.active, "1 for active mode"},
    {"decrypt", FLAG, &options.decrypt, "1 to decrypt big downloads instead of dropping their records in the kernel"},
    {"pid", WHOLE, &options.pid, "the server's first process, for its processor time and memory"},
};

static void set(size_t i, const char *value) {
    switch (keys[i].kind) {
        case TEXT: *(const char **)keys[i].place = value; break;
        case WHOLE: *(int *)keys[i].place = atoi(value); break;
        case LONG: *(long long *)keys[i].place = atoll(value); break;
        case REAL: *(double *)keys[i].place = atof(value); break;
        case FLAG: *(bool *)keys[i].place = *value == '1'; break;
    }
}

static void usage(void) {
    fprintf(stderr, "usage: load SCENARIO [key=value ...]\n"
                    "scenarios: retr stor raw-retr raw-stor small-retr small-stor login noop list idle mixed\n");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) fprintf(stderr, "  %-9s %s\n", keys[i].key, keys[i].meaning);
    exit(2);
}

static void read_option(const char *argument) {
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        size_t length = strlen(keys[i].key);
        if (strncmp(argument, keys[i].key, length) == 0 && argument[length] == '=') {
            set(i, argument + length + 1);
            return;
        }
    }
    usage();
}

static void all_descriptors(void) {
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

static void run(const char *scenario) {
    if (!strcmp(scenario, "retr")) big(false);
    else if (!strcmp(scenario, "stor")) big(true);
    else if (!strcmp(scenario, "raw-retr")) raw(false);
    else if (!strcmp(scenario, "raw-stor")) raw(true);
    else if (!strcmp(scenario, "small-retr")) small(false);
    else if (!strcmp(scenario, "small-stor")) small(true);
    else if (!strcmp(scenario, "login")) logins();
    else if (!strcmp(scenario, "noop")) noops();
    else if (!strcmp(scenario, "list")) listing();
    else if (!strcmp(scenario, "idle")) idle();
    else if (!strcmp(scenario, "mixed")) mixed();
    else usage();
}

int main(int count, char **arguments) {
    if (count < 2) usage();
    options.scenario = arguments[1];
    for (int i = 2; i < count; i++) read_option(arguments[i]);
    signal(SIGPIPE, SIG_IGN);
    all_descriptors();
    if (options.tls) tls_start();
    data_start();
    settle_start();
    run(options.scenario);
    settle_end();
    return 0;
}
